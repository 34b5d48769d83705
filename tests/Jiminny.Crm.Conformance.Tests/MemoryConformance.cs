using Jiminny.Crm.Conformance.Tests.Memory;

namespace Jiminny.Crm.Conformance.Tests;

public sealed class MemoryDescriptor : CrmDescriptorSuite<MemoryFixture>;

public sealed class MemoryPaging : CrmPagingSuite<MemoryFixture>;

public sealed class MemoryChanges : CrmChangesSuite<MemoryFixture>;

public sealed class MemoryExpiry : CrmExpirySuite<MemoryFixture>;

public sealed class MemoryDeletion : CrmDeletionSuite<MemoryFixture>;

public sealed class MemoryDuplicate : CrmDuplicateSuite<MemoryFixture>;

public sealed class MemoryAddress : CrmAddressSuite<MemoryFixture>;

public sealed class MemoryCancellation : CrmCancellationSuite<MemoryFixture>;

public sealed class MemoryThrottling : CrmThrottlingSuite<MemoryFixture>;

public sealed class MemoryPermission : CrmPermissionSuite<MemoryFixture>;

public sealed class MemoryPrivacy : CrmPrivacySuite<MemoryFixture>;

public sealed class MemoryConcurrency : CrmConcurrencySuite<MemoryFixture>;

public sealed class MemoryActivity : CrmActivitySuite<MemoryFixture>;

public sealed class MemoryLookup : CrmLookupSuite<MemoryFixture>;

public sealed class MemoryAccess : CrmAccessSuite<MemoryFixture>;

public sealed class MemoryCompleteness : CrmCompletenessSuite<MemoryFixture>;
