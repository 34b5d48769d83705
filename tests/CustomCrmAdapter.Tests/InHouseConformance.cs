using Jiminny.Crm.Conformance;

namespace CustomCrmAdapter.Tests;

public sealed class Descriptor : CrmDescriptorSuite<InHouseFixture>;

public sealed class Paging : CrmPagingSuite<InHouseFixture>;

public sealed class Changes : CrmChangesSuite<InHouseFixture>;

public sealed class Expiry : CrmExpirySuite<InHouseFixture>;

public sealed class Deletion : CrmDeletionSuite<InHouseFixture>;

public sealed class Duplicate : CrmDuplicateSuite<InHouseFixture>;

public sealed class Address : CrmAddressSuite<InHouseFixture>;

public sealed class Cancellation : CrmCancellationSuite<InHouseFixture>;

public sealed class Throttling : CrmThrottlingSuite<InHouseFixture>;

public sealed class Permission : CrmPermissionSuite<InHouseFixture>;

public sealed class Privacy : CrmPrivacySuite<InHouseFixture>;

public sealed class Concurrency : CrmConcurrencySuite<InHouseFixture>;

public sealed class Activity : CrmActivitySuite<InHouseFixture>;

public sealed class Lookup : CrmLookupSuite<InHouseFixture>;

public sealed class Access : CrmAccessSuite<InHouseFixture>;

public sealed class Completeness : CrmCompletenessSuite<InHouseFixture>;
