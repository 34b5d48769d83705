using Jiminny.Crm.Conformance;

namespace Jiminny.Crm.Csv.Tests.Conformance;

public sealed class CsvDescriptor : CrmDescriptorSuite<CsvFixture>;

public sealed class CsvPaging : CrmPagingSuite<CsvFixture>;

public sealed class CsvChanges : CrmChangesSuite<CsvFixture>;

public sealed class CsvExpiry : CrmExpirySuite<CsvFixture>;

public sealed class CsvDeletion : CrmDeletionSuite<CsvFixture>;

public sealed class CsvDuplicate : CrmDuplicateSuite<CsvFixture>;

public sealed class CsvAddress : CrmAddressSuite<CsvFixture>;

public sealed class CsvCancellation : CrmCancellationSuite<CsvFixture>;

public sealed class CsvThrottling : CrmThrottlingSuite<CsvFixture>;

public sealed class CsvPermission : CrmPermissionSuite<CsvFixture>;

public sealed class CsvPrivacy : CrmPrivacySuite<CsvFixture>;

public sealed class CsvConcurrency : CrmConcurrencySuite<CsvFixture>;

public sealed class CsvActivity : CrmActivitySuite<CsvFixture>;

public sealed class CsvLookup : CrmLookupSuite<CsvFixture>;

public sealed class CsvAccess : CrmAccessSuite<CsvFixture>;

public sealed class CsvCompleteness : CrmCompletenessSuite<CsvFixture>;
