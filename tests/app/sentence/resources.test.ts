/**
 * The resource slot for an action: what fits, which forms there are, what is said of what does not.
 */

import { describe, expect, test } from 'vitest'
import { templatesOf } from '../../../src/app/sentence/arn-templates.ts'
import { findResources, resourceOffers } from '../../../src/app/sentence/find-resources.ts'
import { resourceHint } from '../../../src/app/sentence/slot-hints.ts'
import { whereabouts } from '../../../src/app/sentence/whereabouts.ts'
import { checkResource, resourceChoices, sectionsOf } from '../../../src/app/views/choices.ts'
import { plain } from '../../../src/app/views/phrase.ts'
import { findResourceType } from '../../../src/engine/index.ts'
import { checks, detailOf, resourceSource, world } from './known.ts'

const image = 'arn:aws:s3:::securecart-prod/img/1.png'

function offered(action: string) {
  return sectionsOf(resourceOffers(resourceSource(action))).map(
    ({ title, choices }) => [title, choices.map(({ label }) => label)] as const,
  )
}

describe('what is offered', () => {
  test('for an action on objects: those, then their forms, then `*`, then the rest', () => {
    const [fitting, forms, any, rest] = offered('s3:GetObject')
    expect(fitting?.[0]).toBe('Fits s3:GetObject')
    expect(fitting?.[1]).toContain('securecart-prod/img/1.png')
    expect(fitting?.[1]).not.toContain('securecart-prod')
    expect(forms).toEqual([
      'Fill in an ARN',
      [
        'arn:aws:s3:::BucketName/ObjectName',
        'arn:aws:s3:eu-west-1:111122223333:accesspoint/AccessPointName/object/ObjectName',
      ],
    ])
    expect(any?.[1]).toEqual(['*'])
    expect(rest?.[0]).toBe('Does not fit s3:GetObject')
    expect(rest?.[1]).toContain('securecart-prod')
  })

  test('for an action on no resource: `*`, and why', () => {
    const [first, rest] = offered('s3:ListAllMyBuckets')
    expect(first).toEqual(['Fits s3:ListAllMyBuckets', ['*']])
    expect(rest?.[0]).toBe('Does not fit s3:ListAllMyBuckets')
    expect(resourceOffers(resourceSource('s3:ListAllMyBuckets'))[0]?.about).toBe(
      'This action works on no resource: use *.',
    )
  })

  test('for an action on many types: which it requires, those first, and no `*`', () => {
    const offers = resourceOffers(resourceSource('ec2:RunInstances'))
    const forms = offers.filter(({ icon }) => icon === 'template').map(({ detail }) => detail)
    expect(forms).toContain('required')
    expect(forms).toContain('optional')
    expect(forms.lastIndexOf('required')).toBeLessThan(forms.indexOf('optional'))
    expect(offers.find(({ value }) => value === '*')?.section).toBe('Does not fit ec2:RunInstances')
  })

  test.each(['s3:GetObjct', 'nosuch:Action', 'apigateway:GET'])(
    'for %s, of which nothing is known, everything as it comes',
    (action) => {
      const source = resourceSource(action)
      expect(resourceOffers(source)).toEqual(resourceChoices(source.resources))
    },
  )

  test.each(['s3:GetObject', 'ec2:RunInstances', 'iam:PassRole', 'sts:AssumeRole', 'kms:Decrypt'])(
    'for %s each once; what is taken as it stands may be asked, what goes on may not yet',
    (action) => {
      const offers = resourceOffers(resourceSource(action))
      expect(new Set(offers.map(({ value }) => value)).size).toBe(offers.length)
      for (const { value, goesOn } of offers) {
        if (goesOn) expect(checkResource(value)).toMatch(/still open/)
        else expect(checkResource(value)).toBeNull()
      }
    },
  )
})

test('while fields are open, what is left to fill in stands in place of a list', () => {
  const offers = resourceOffers(resourceSource('s3:GetObject'))
  expect(findResources(offers, 'arn:aws:s3:::${BucketName}/${ObjectName}')).toEqual({
    choices: [],
    more: 0,
    note: 'Fill in BucketName, then ObjectName. Tab goes to the next, Enter asks.',
  })
  expect(findResources(offers, 'arn:aws:s3:::b/${ObjectName}').note).toBe(
    'Fill in ObjectName. Enter asks.',
  )
})

test.each([
  ['sqs:SendMessage', 'queue', 'arn:aws:sqs:eu-west-1:111122223333:${QueueName}'],
  ['iam:PassRole', 'role', 'arn:aws:iam::111122223333:role/${RoleNameWithPath}'],
  ['s3:PutObject', 'object', 'arn:aws:s3:::${BucketName}/${ObjectName}'],
  [
    'braket:GetDevice',
    'device',
    'arn:aws:braket:eu-west-1:111122223333:device/${DeviceType}/${Provider}/${DeviceId}',
  ],
  ['chime:GetMeeting', 'meeting', 'arn:aws:chime:eu-west-1:111122223333:meeting/${MeetingId}'],
])('the form of %s on %s is %s', (action, name, expected) => {
  const detail = detailOf(action)
  const type = detail === null ? null : findResourceType(detail, name)
  expect(type === null ? [] : templatesOf(type, resourceSource(action).where)).toEqual([expected])
})

test.each([
  ['arn:aws:iam::444455556666:role/deploy', image, {}, ['aws', '444455556666']],
  ['arn:aws-cn:iam::444455556666:user/u', image, {}, ['aws-cn', '444455556666']],
  ['lambda.amazonaws.com', image, {}, ['aws', world.accounts[0]?.id]],
  ['anonymous', image, {}, ['aws', world.accounts[0]?.id]],
])('%s fills in partition and account', (principal, resource, context, expected) => {
  const question = { principal, action: 's3:GetObject', resource, vpcEndpointId: null, context }
  const { partition, accountId } = whereabouts(world, question)
  expect([partition, accountId]).toEqual(expected)
})

test.each([
  ['arn:aws:sqs:ap-south-1:444455556666:q', {}, 'ap-south-1'],
  ['arn:aws:sqs:ap-south-1:444455556666:q', { 'AWS:requestedregion': 'us-west-2' }, 'us-west-2'],
  [image, { 'aws:RequestedRegion': 'nowhere' }, 'eu-west-1'],
])('asked about %s with %j the Region is %s', (resource, context, expected) => {
  const principal = 'arn:aws:iam::444455556666:role/deploy'
  const question = { principal, action: 's3:GetObject', resource, vpcEndpointId: null, context }
  expect(whereabouts(world, question).region).toBe(expected)
})

describe('what is said of a resource that does not fit', () => {
  test.each([
    [
      's3:ListAllMyBuckets',
      image,
      's3:ListAllMyBuckets works on no resource, so that AWS never decides it for securecart-prod/img/1.png. Ask about',
      ['*'],
    ],
    [
      'dynamodb:GetItem',
      image,
      'dynamodb:GetItem works on resources of the type table; securecart-prod/img/1.png is something else. Ask about',
      ['table/orders', 'table/carts', 'table/menu'],
    ],
    [
      's3:ListBucket',
      image,
      's3:ListBucket works on resources of the types accesspoint or bucket; securecart-prod/img/1.png is of the type object. Ask about',
      ['one of the 6 that fit'],
    ],
    [
      'sqs:SendMessage',
      '*',
      'sqs:SendMessage works on resources of the type queue; * names none. Ask about',
      ['one of this form'],
    ],
  ])('%s on %s', (action, resource, words, options) => {
    const hint = resourceHint(resourceSource(action), resource)
    expect(plain(hint?.text ?? [])).toBe(words)
    expect(hint?.options.map(({ label }) => label)).toEqual(options)
  })

  test.each([
    ['s3:GetObject', image],
    ['s3:GetObject', '*'],
    ['s3:ListAllMyBuckets', '*'],
    ['ec2:RunInstances', 'arn:aws:ec2:eu-west-1::image/ami-1'],
    ['s3:GetObjct', 'arn:aws:sqs:eu-west-1:111122223333:q'],
    ['apigateway:GET', image],
  ])('nothing of %s on %s', (action, resource) => {
    expect(resourceHint(resourceSource(action), resource)).toBeNull()
  })

  test('what is offered instead fits', () => {
    for (const action of ['dynamodb:GetItem', 's3:ListAllMyBuckets']) {
      for (const { value } of resourceHint(resourceSource(action), image)?.options ?? []) {
        expect(value).not.toBeNull()
        expect(resourceHint(resourceSource(action), value ?? '')).toBeNull()
      }
    }
  })

  test('nothing of what the example asks', () => {
    const odd = checks.flatMap(({ question: { action, resource } }) => {
      const hint = resourceHint(resourceSource(action), resource)
      return hint === null ? [] : [plain(hint.text)]
    })
    expect(odd).toEqual([])
  })
})
