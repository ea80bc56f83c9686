/**
 * The names under which AWS's services call, as trust policies and resource policies name them. Often
 * the action prefix with .amazonaws.com, but not always; each is documented in its service's guide.
 * [reference_policies_elements_principal, each service's user guide, AWS managed policies; as of 2026-09]
 */

export interface ServicePrincipal {
  /** 'ecs-tasks.amazonaws.com' */
  readonly name: string
  /** What calls under it: 'Amazon ECS tasks'. */
  readonly of: string
  /** It takes roles on. */
  readonly assumesRoles: boolean
  /** It calls resources in its own name: buckets, keys, queues, topics, functions. */
  readonly callsResources: boolean
}

/** The names before .amazonaws.com, by what the service does under them. */
const both: Readonly<Record<string, string>> = {
  apigateway: 'Amazon API Gateway',
  appflow: 'Amazon AppFlow',
  backup: 'AWS Backup',
  bedrock: 'Amazon Bedrock',
  budgets: 'AWS Budgets',
  cloudformation: 'AWS CloudFormation',
  cloudtrail: 'AWS CloudTrail',
  codebuild: 'AWS CodeBuild',
  codedeploy: 'AWS CodeDeploy',
  codepipeline: 'AWS CodePipeline',
  'cognito-idp': 'Amazon Cognito user pools',
  config: 'AWS Config',
  connect: 'Amazon Connect',
  dms: 'AWS Database Migration Service',
  events: 'Amazon EventBridge rules',
  iot: 'AWS IoT Core',
  lambda: 'AWS Lambda',
  logs: 'Amazon CloudWatch Logs',
  rds: 'Amazon RDS',
  redshift: 'Amazon Redshift',
  s3: 'Amazon S3',
  sagemaker: 'Amazon SageMaker AI',
  secretsmanager: 'AWS Secrets Manager',
  ses: 'Amazon SES',
  sns: 'Amazon SNS',
  ssm: 'AWS Systems Manager',
}

const takingRoles: Readonly<Record<string, string>> = {
  'access-analyzer': 'IAM Access Analyzer',
  'access-grants.s3': 'Amazon S3 Access Grants',
  airflow: 'Amazon MWAA',
  'airflow-env': 'Amazon MWAA environments',
  amplify: 'AWS Amplify',
  appconfig: 'AWS AppConfig',
  'application-autoscaling': 'Application Auto Scaling',
  appmesh: 'AWS App Mesh',
  appstream: 'Amazon WorkSpaces Applications',
  appsync: 'AWS AppSync',
  auditmanager: 'AWS Audit Manager',
  autoscaling: 'Amazon EC2 Auto Scaling',
  batch: 'AWS Batch',
  'batchoperations.s3': 'Amazon S3 Batch Operations',
  'bedrock-agentcore': 'Amazon Bedrock AgentCore',
  braket: 'Amazon Braket',
  'build.apprunner': 'AWS App Runner builds',
  cloud9: 'AWS Cloud9',
  'codeguru-reviewer': 'Amazon CodeGuru Reviewer',
  comprehend: 'Amazon Comprehend',
  controltower: 'AWS Control Tower',
  'credentials.iot': 'AWS IoT credentials provider',
  databrew: 'AWS Glue DataBrew',
  datapipeline: 'AWS Data Pipeline',
  datasync: 'AWS DataSync',
  datazone: 'Amazon DataZone',
  dax: 'DynamoDB Accelerator',
  dlm: 'Amazon Data Lifecycle Manager',
  drs: 'AWS Elastic Disaster Recovery',
  ds: 'AWS Directory Service',
  dynamodb: 'Amazon DynamoDB',
  ec2: 'Amazon EC2 instances',
  ec2fleet: 'Amazon EC2 Fleet',
  ecs: 'Amazon ECS',
  'ecs-tasks': 'Amazon ECS tasks',
  edgelambda: 'Lambda@Edge',
  eks: 'Amazon EKS clusters',
  'eks-fargate-pods': 'Amazon EKS on AWS Fargate',
  'eks-nodegroup': 'Amazon EKS node groups',
  elasticbeanstalk: 'AWS Elastic Beanstalk',
  elasticmapreduce: 'Amazon EMR',
  elastictranscoder: 'Amazon Elastic Transcoder',
  'emr-containers': 'Amazon EMR on EKS',
  'emr-serverless': 'Amazon EMR Serverless',
  'export.rds': 'Amazon RDS exports to S3',
  firehose: 'Amazon Data Firehose',
  fis: 'AWS Fault Injection Service',
  forecast: 'Amazon Forecast',
  fsx: 'Amazon FSx',
  gamelift: 'Amazon GameLift Servers',
  glue: 'AWS Glue',
  grafana: 'Amazon Managed Grafana',
  greengrass: 'AWS IoT Greengrass',
  imagebuilder: 'EC2 Image Builder',
  inspector2: 'Amazon Inspector',
  iotevents: 'AWS IoT Events',
  iotsitewise: 'AWS IoT SiteWise',
  kafka: 'Amazon MSK',
  kafkaconnect: 'Amazon MSK Connect',
  kendra: 'Amazon Kendra',
  kinesisanalytics: 'Amazon Managed Service for Apache Flink',
  lakeformation: 'AWS Lake Formation',
  launchwizard: 'AWS Launch Wizard',
  lexv2: 'Amazon Lex V2',
  'malware-protection-plan.guardduty': 'GuardDuty Malware Protection for S3',
  mediaconvert: 'AWS Elemental MediaConvert',
  medialive: 'AWS Elemental MediaLive',
  mgn: 'AWS Application Migration Service',
  'monitoring.rds': 'Amazon RDS enhanced monitoring',
  omics: 'AWS HealthOmics',
  'osis-pipelines': 'Amazon OpenSearch Ingestion',
  personalize: 'Amazon Personalize',
  pipes: 'Amazon EventBridge Pipes',
  'pods.eks': 'Amazon EKS Pod Identity',
  proton: 'AWS Proton',
  quicksight: 'Amazon Quick Sight',
  'redshift-serverless': 'Amazon Redshift Serverless',
  rekognition: 'Amazon Rekognition',
  rolesanywhere: 'IAM Roles Anywhere',
  scheduler: 'Amazon EventBridge Scheduler',
  securitylake: 'Amazon Security Lake',
  servicecatalog: 'AWS Service Catalog',
  spot: 'Amazon EC2 Spot Instances',
  spotfleet: 'Amazon EC2 Spot Fleet',
  sso: 'IAM Identity Center',
  'ssm-incidents': 'Systems Manager Incident Manager',
  states: 'AWS Step Functions',
  storagegateway: 'AWS Storage Gateway',
  'streams.metrics.cloudwatch': 'Amazon CloudWatch metric streams',
  'tasks.apprunner': 'AWS App Runner instances',
  transcribe: 'Amazon Transcribe',
  transfer: 'AWS Transfer Family',
  translate: 'Amazon Translate',
  vmie: 'VM Import/Export',
  'vpc-flow-logs': 'VPC Flow Logs',
  workspaces: 'Amazon WorkSpaces',
}

const callingResources: Readonly<Record<string, string>> = {
  'acm-pca': 'AWS Private CA',
  aps: 'Amazon Managed Service for Prometheus',
  cloudfront: 'Amazon CloudFront',
  cloudwatch: 'Amazon CloudWatch alarms',
  'codestar-notifications': 'Developer tools notifications',
  'delivery.logs': 'Delivery of AWS service logs',
  'devops-guru': 'Amazon DevOps Guru',
  elasticloadbalancing: 'Elastic Load Balancing',
  es: 'Amazon OpenSearch Service',
  guardduty: 'Amazon GuardDuty',
  'logdelivery.elasticloadbalancing': 'Elastic Load Balancing access logs',
  'logging.s3': 'Amazon S3 server access logs',
  macie: 'Amazon Macie',
  route53: 'Amazon Route 53',
  serverlessrepo: 'AWS Serverless Application Repository',
  'vpc-lattice': 'Amazon VPC Lattice',
}

function rowsOf(
  names: Readonly<Record<string, string>>,
  assumesRoles: boolean,
  callsResources: boolean,
): readonly ServicePrincipal[] {
  return Object.entries(names).map(([name, of]) => ({
    name: `${name}.amazonaws.com`,
    of,
    assumesRoles,
    callsResources,
  }))
}

/** By name. A policy may name others: what is not listed is not wrong. */
export const servicePrincipals: readonly ServicePrincipal[] = [
  ...rowsOf(both, true, true),
  ...rowsOf(takingRoles, true, false),
  ...rowsOf(callingResources, false, true),
].sort((a, b) => (a.name < b.name ? -1 : 1))
