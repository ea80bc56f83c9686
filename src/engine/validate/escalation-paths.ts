/**
 * Publicly known ways to more rights than one was given: what they need, and what they give.
 * Compiled from the published research: S. Gietzen, Rhino Security Labs (2018, 2019); E. Steringer, NCC Group
 * (2019); the IAM Vulnerable list, Bishop Fox (2021); the pathfinding.cloud catalogue (2025).
 */

import type { Target } from './grants.ts'

export type EscalationKind = 'policy' | 'credentials' | 'pass-role' | 'running-code'

export interface NeededAction {
  /** As AWS spells it. */
  readonly name: string
  /** What has to be left open; null where any resource will do, as for what is made anew. */
  readonly on: Target | null
}

export interface EscalationPath {
  readonly kind: EscalationKind
  readonly needs: readonly NeededAction[]
  /** The service that is passed the role, as iam:PassedToService names it. */
  readonly passedTo: string | null
  /** What follows, as the end of 'so that …'. */
  readonly gives: string
  /** The year by which it stood in a public source. */
  readonly known: number
}

const user: Target = { service: 'iam', type: 'user/' }
const group: Target = { service: 'iam', type: 'group/' }
const role: Target = { service: 'iam', type: 'role/' }
const policy: Target = { service: 'iam', type: 'policy/' }
const lambda: Target = { service: 'lambda', type: 'function:' }
const instance: Target = { service: 'ec2', type: 'instance/' }
const stack: Target = { service: 'cloudformation', type: 'stack/' }
const notebook: Target = { service: 'sagemaker', type: 'notebook-instance/' }
const build: Target = { service: 'codebuild', type: 'project/' }
const task: Target = { service: 'ecs', type: 'task/' }
const devEndpoint: Target = { service: 'glue', type: 'devEndpoint/' }

/** An action that is enough by itself, on names left open. */
function alone(kind: EscalationKind, on: Target, gives: string, rows: Rows): EscalationPath[] {
  return rows.map(([name, known]) => ({
    kind,
    needs: [{ name, on }],
    passedTo: null,
    gives,
    known,
  }))
}

/** A role is passed to what is made with the actions. */
function passing(passedTo: string, gives: string, rows: Rows): EscalationPath[] {
  return rows.map(([names, known]) => {
    const made = names.split(' ').map((name) => ({ name, on: null }))
    const needs = [{ name: 'iam:PassRole', on: role }, ...made]
    return { kind: 'pass-role', needs, passedTo, gives, known }
  })
}

/** Actions, and the year. */
type Rows = readonly (readonly [names: string, known: number])[]

const anyPermission = 'its holder can take any permission'

export const escalationPaths: readonly EscalationPath[] = [
  ...alone('policy', user, anyPermission, [
    ['iam:AttachUserPolicy', 2018],
    ['iam:PutUserPolicy', 2018],
  ]),
  ...alone('policy', role, anyPermission, [
    ['iam:AttachRolePolicy', 2018],
    ['iam:PutRolePolicy', 2018],
  ]),
  ...alone('policy', group, anyPermission, [
    ['iam:AttachGroupPolicy', 2018],
    ['iam:PutGroupPolicy', 2018],
  ]),
  ...alone('policy', group, 'its holder can join any group', [['iam:AddUserToGroup', 2018]]),
  ...alone('policy', policy, anyPermission, [['iam:CreatePolicyVersion', 2018]]),
  ...alone('policy', policy, 'its holder can bring back older versions of policies', [
    ['iam:SetDefaultPolicyVersion', 2018],
  ]),
  ...alone('credentials', user, 'its holder can act as any user', [
    ['iam:CreateAccessKey', 2018],
    ['iam:UpdateLoginProfile', 2018],
  ]),
  ...alone('credentials', user, 'its holder can sign in as users who have no password yet', [
    ['iam:CreateLoginProfile', 2018],
  ]),
  ...alone('credentials', role, 'its holder can make any role trust them and assume it', [
    ['iam:UpdateAssumeRolePolicy', 2018],
  ]),
  ...alone('credentials', role, 'its holder can assume every role that trusts the account', [
    ['sts:AssumeRole', 2021],
  ]),
  ...passing('ec2.amazonaws.com', 'an instance runs as any role for EC2', [
    ['ec2:RunInstances', 2018],
    ['ec2:RequestSpotInstances', 2025],
    ['ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup', 2025],
  ]),
  ...passing('lambda.amazonaws.com', 'a function runs as any role for Lambda', [
    ['lambda:CreateFunction lambda:InvokeFunction', 2018],
    ['lambda:CreateFunction lambda:CreateEventSourceMapping', 2018],
    ['lambda:CreateFunction lambda:AddPermission', 2025],
  ]),
  ...passing('ecs-tasks.amazonaws.com', 'a task runs as any role for ECS', [
    ['ecs:RegisterTaskDefinition ecs:RunTask', 2020],
    ['ecs:RegisterTaskDefinition ecs:StartTask', 2025],
    ['ecs:RegisterTaskDefinition ecs:CreateService', 2025],
    ['batch:RegisterJobDefinition batch:SubmitJob', 2025],
  ]),
  ...passing('glue.amazonaws.com', 'code runs as any role for Glue', [
    ['glue:CreateDevEndpoint', 2018],
    ['glue:CreateJob glue:StartJobRun', 2025],
    ['glue:CreateJob glue:CreateTrigger', 2025],
  ]),
  ...passing('cloudformation.amazonaws.com', 'a stack acts as any role for CloudFormation', [
    ['cloudformation:CreateStack', 2018],
    ['cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet', 2025],
  ]),
  ...passing('datapipeline.amazonaws.com', 'code runs as any role for Data Pipeline', [
    [
      'datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline',
      2018,
    ],
  ]),
  ...passing('sagemaker.amazonaws.com', 'code runs as any role for SageMaker', [
    ['sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl', 2019],
    ['sagemaker:CreateTrainingJob', 2021],
    ['sagemaker:CreateProcessingJob', 2021],
  ]),
  ...passing('codebuild.amazonaws.com', 'a build runs as any role for CodeBuild', [
    ['codebuild:CreateProject codebuild:StartBuild', 2019],
    ['codebuild:CreateProject codebuild:StartBuildBatch', 2025],
  ]),
  ...passing('tasks.apprunner.amazonaws.com', 'a container runs as any role for App Runner', [
    ['apprunner:CreateService', 2021],
  ]),
  ...passing('bedrock-agentcore.amazonaws.com', 'code runs as any role for Bedrock AgentCore', [
    [
      'bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
      2025,
    ],
  ]),
  ...alone('running-code', lambda, 'its holder can run code as the role of any function', [
    ['lambda:UpdateFunctionCode', 2018],
    ['lambda:UpdateFunctionConfiguration', 2019],
  ]),
  ...alone('running-code', devEndpoint, 'its holder can sign in to any development endpoint', [
    ['glue:UpdateDevEndpoint', 2018],
  ]),
  ...alone('running-code', stack, 'its holder can change any stack with the rights of its role', [
    ['cloudformation:UpdateStack', 2019],
  ]),
  ...alone('running-code', notebook, 'its holder can open any notebook', [
    ['sagemaker:CreatePresignedNotebookInstanceUrl', 2019],
  ]),
  ...alone('running-code', instance, 'its holder can run commands on any managed instance', [
    ['ssm:SendCommand', 2019],
    ['ssm:StartSession', 2019],
  ]),
  ...alone('running-code', instance, 'its holder can sign in to any instance within reach', [
    ['ec2-instance-connect:SendSSHPublicKey', 2021],
  ]),
  ...alone('running-code', build, 'its holder can run commands as the role of any project', [
    ['codebuild:StartBuild', 2025],
    ['codebuild:StartBuildBatch', 2025],
  ]),
  ...alone('running-code', task, 'its holder can run commands in any task that permits it', [
    ['ecs:ExecuteCommand', 2025],
  ]),
  {
    kind: 'running-code',
    needs: ['ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'].map(
      (name) => ({ name, on: instance }),
    ),
    passedTo: null,
    gives: 'their holder can run commands on any instance when it starts',
    known: 2025,
  },
]
