using Jiminny.Crm.Conformance;

namespace Jiminny.Crm.HubSpot.Tests.Conformance;

public sealed class HubSpotDescriptor : CrmDescriptorSuite<HubSpotFixture>;

public sealed class HubSpotPaging : CrmPagingSuite<HubSpotFixture>;

public sealed class HubSpotChanges : CrmChangesSuite<HubSpotFixture>;

public sealed class HubSpotExpiry : CrmExpirySuite<HubSpotFixture>;

public sealed class HubSpotDeletion : CrmDeletionSuite<HubSpotFixture>;

public sealed class HubSpotDuplicate : CrmDuplicateSuite<HubSpotFixture>;

public sealed class HubSpotAddress : CrmAddressSuite<HubSpotFixture>;

public sealed class HubSpotCancellation : CrmCancellationSuite<HubSpotFixture>;

public sealed class HubSpotThrottling : CrmThrottlingSuite<HubSpotFixture>;

public sealed class HubSpotPermission : CrmPermissionSuite<HubSpotFixture>;

public sealed class HubSpotPrivacy : CrmPrivacySuite<HubSpotFixture>;

public sealed class HubSpotConcurrency : CrmConcurrencySuite<HubSpotFixture>;

public sealed class HubSpotActivity : CrmActivitySuite<HubSpotFixture>;

public sealed class HubSpotLookup : CrmLookupSuite<HubSpotFixture>;

public sealed class HubSpotAccess : CrmAccessSuite<HubSpotFixture>;

public sealed class HubSpotCompleteness : CrmCompletenessSuite<HubSpotFixture>;
