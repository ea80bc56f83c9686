/** What can be put on the axes: from the scenario, its policies and checks, by search, and from a pasted list. */

import { describe, expect, it } from 'vitest'
import { listPolicies, principals, resources } from '../../../src/account/index.ts'
import type { ResourceType } from '../../../src/engine/index.ts'
import { actionsOf, firstActions } from '../../../src/app/matrix/action-axis.ts'
import { askedWhereItFits, servicesNeeded } from '../../../src/app/matrix/asked-on.ts'
import { hasBit, layOut } from '../../../src/app/matrix/bits.ts'
import { circumstancesOf } from '../../../src/app/matrix/circumstances.ts'
import { findActions } from '../../../src/app/matrix/find-actions.ts'
import { principalOptions, resourceOptions } from '../../../src/app/matrix/options.ts'
import { pastedActions, pastedPrincipals, pastedResources } from '../../../src/app/matrix/paste.ts'
import { reachingOut } from '../../../src/app/matrix/reaching-out.ts'
import { policyMentions } from '../../../src/app/matrix/policy-mentions.ts'
import { secureCart } from '../../../src/scenario/secure-cart.ts'
import { allKnown } from '../../engine/known-aws.ts'

const { catalogue: knownCatalogue, service: knownService } = allKnown()
const scenario = secureCart()
const { world } = scenario
const mentions = policyMentions(listPolicies(world))
const known = principals(world)

describe('principals and resources', () => {
  const options = principalOptions(known, scenario, mentions)
  const stock = resourceOptions(resources(world), scenario, mentions)

  it('are chosen by kind, account, tag and by what names them', () => {
    expect(options.facets.map(({ title }) => title)).toEqual([
      ...['By kind', 'By account', 'By tag', 'Named by'],
    ])
    const ids = new Set(options.choices.map(({ value }) => value))
    const members = options.facets.flatMap(({ groups }) => groups.flatMap((group) => group.ids))
    expect(members.every((id) => ids.has(id))).toBe(true)
    expect(stock.facets.map(({ title }) => title)).toContain('By tag')
  })

  it('are at first those that act by themselves', () => {
    const kinds = new Map(known.map(({ value, kind }) => [value, kind]))
    const first = new Set(options.first.map((id) => kinds.get(id)))
    expect(first).not.toContain('service')
    expect(first).toContain('role')
  })

  it('know a resource that only a policy or a check names', () => {
    const there = new Set(resources(world).map(({ arn }) => arn))
    const named = stock.choices.filter(({ value }) => !there.has(value))
    expect(named.length).toBeGreaterThan(0)
    expect(named.every(({ kind }) => kind === 'Only named')).toBe(true)
  })
})

describe('actions', () => {
  const of = (source: Parameters<typeof actionsOf>[0]['source'], levels = firstActions.levels) =>
    actionsOf({ source, levels }, knownCatalogue, mentions, scenario)

  it('come from what policies name, what their patterns cover, or are all there are', () => {
    const [named, covered, all] = [
      of({ kind: 'named' }),
      of({ kind: 'covered' }),
      of({ kind: 'all' }),
    ]
    expect(named).toContain('s3:PutObject')
    expect(covered.length).toBeGreaterThan(named.length)
    expect(all.length).toBeGreaterThan(20_000)
    expect(new Set(all).size).toBe(all.length)
  })

  it('are narrowed to access levels', () => {
    expect(of({ kind: 'chosen', actions: ['s3:GetObject', 's3:PutObject'] }, ['Read'])).toEqual([
      's3:GetObject',
    ])
  })

  it('are found by pattern, by service and by words', () => {
    const first = (text: string) => findActions(knownCatalogue, [], text).choices[0]?.value
    expect(first('s3:Get*')).toBe('s3:get*')
    expect(first('dynamodb')).toBe('dynamodb:*')
    expect(first('putobject tagging')).toBe('s3:PutObjectTagging')
    const { members } = findActions(knownCatalogue, [], 'sqs')
    expect(members('sqs:*').length).toBeGreaterThan(10)
    expect(findActions(null, ['a:B'], '').choices.map(({ value }) => value)).toEqual(['a:B'])
  })

  it('are asked on what they can name, or on everything there is', () => {
    const actions = ['s3:GetObject', 's3:ListBucket', 's3:ListAllMyBuckets', 'made-up:Thing']
    const arns = ['*', 'arn:aws:s3:::shop', 'arn:aws:s3:::shop/photo.png']
    const bitOf = Uint32Array.from(actions, (_, at) => at)
    const members = Uint32Array.from(actions, (_, at) => at)
    const plan = { order: new Uint32Array(0), bands: [], classes: [members] }
    const layout = layOut(plan, new Map([[0, { ...nothing, bitOf }]]))
    if (layout === null) throw new Error('no layout')
    const asked = askedWhereItFits(layout, actions, arns, knownService)
    const on = actions.map((_, action) =>
      arns.filter((_, at) => hasBit(asked[at]?.asked ?? new Uint32Array(1), action)),
    )
    expect(on).toEqual([['arn:aws:s3:::shop/photo.png'], ['arn:aws:s3:::shop'], ['*'], ['*']])
  })
})

const nothing = {
  ...{ from: 0, principals: 0, resources: 0, actions: 4, words: 1 },
  ...{ stripOf: new Uint32Array(0), strips: new Uint32Array(0) },
  counts: { allow: 0, explicitDeny: 0, implicitDeny: 0 },
}

describe('contexts', () => {
  const all = circumstancesOf(scenario, mentions)
  const named = (label: RegExp) => all.find((each) => label.test(each.label))

  it('have names, each once, and say what they set', () => {
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length)
    expect(all[0]?.context).toEqual({})
    expect(named(/^From office/)?.context['aws:SourceIp']).toBe('198.51.100.24')
    expect(named(/^With MFA/)?.about).toContain('aws:MultiFactorAuthPresent true')
    expect(named(/^Through s3/)?.vpcEndpointId).toMatch(/^vpce-/)
  })

  it('put home outside every network that policies name', () => {
    const home = String(named(/^From home/)?.context['aws:SourceIp'])
    expect(home).not.toMatch(/^198\.51\.100\./)
  })

  it('move the clock: an old session, a year later', () => {
    expect(named(/old session/)?.context['aws:TokenIssueTime']).toMatch(/^\d{4}-.*Z$/)
    const later = String(named(/year later/)?.context['aws:CurrentTime'])
    expect(Date.parse(later)).toBeGreaterThan(Date.parse(scenario.now))
  })
})

describe('a pasted list', () => {
  const choices = principalOptions(known, scenario, mentions).choices

  it('takes ARNs and names, out of JSON and lists of points', () => {
    const text = '- "arn:aws:iam::444455556666:role/deploy",\nuser/lucia\n\nuser/lucia'
    expect(pastedPrincipals(text, choices)).toEqual({
      ids: ['arn:aws:iam::444455556666:role/deploy', 'arn:aws:iam::444455556666:user/lucia'],
      refused: [],
      repeated: 1,
    })
  })

  it('says of each line that it does not take what was found', () => {
    const { ids, refused } = pastedPrincipals('nobody at all\nuser/keeper', choices)
    expect(ids).toEqual([])
    expect(refused.map(({ line }) => line)).toEqual([1, 2])
    expect(refused[1]?.reason).toContain('3 go by this name')
    expect(pastedResources('nonsense', []).refused).toHaveLength(1)
  })

  it('expands patterns of actions, and guesses what was meant', () => {
    const { ids, refused } = pastedActions('sqs:Send*\ns3:GetObjct\nnope:Thing', knownCatalogue)
    expect(ids).toEqual(['sqs:SendMessage'])
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('Is s3:GetObject meant?'),
      expect.stringContaining('no service with the prefix nope'),
    ])
  })
})

describe('what goes with what', () => {
  it('is told by the services of the resources, and by those that reach out to them', () => {
    if (knownCatalogue === null) throw new Error('there is a catalogue')
    const actions = ['s3:GetObject', 'ec2-instance-connect:SendSSHPublicKey', 'sqs:SendMessage']
    const instance = 'arn:aws:ec2:eu-west-1:444455556666:instance/i-0a4c1e7d93b2f5868'
    expect(servicesNeeded(knownCatalogue, actions, ['*', instance])).toEqual([
      'ec2-instance-connect',
    ])
    expect(servicesNeeded(knownCatalogue, actions, ['*'])).toEqual([])
  })

  it('is what the catalogue says of every service', () => {
    const found = [...(knownCatalogue?.services.keys() ?? [])].flatMap((prefix) => {
      const types = knownService(prefix)?.resourceTypes ?? new Map<string, ResourceType>()
      const owners = [...types.values()]
        .flatMap(({ arns }) => arns)
        .flatMap(({ text }) => /^arn:[^:]*:([a-z0-9-]+):/.exec(text)?.[1] ?? [])
      const others = [...new Set(owners)].filter((owner) => owner !== prefix).sort()
      return others.length === 0 ? [] : [[prefix, others] as const]
    })
    expect(Object.fromEntries(found)).toEqual(reachingOut)
  })
})
