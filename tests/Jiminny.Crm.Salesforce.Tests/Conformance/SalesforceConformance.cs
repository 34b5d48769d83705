using Jiminny.Crm.Conformance;

namespace Jiminny.Crm.Salesforce.Tests.Conformance;

public sealed class SalesforceDescriptor : CrmDescriptorSuite<SalesforceFixture>;

public sealed class SalesforcePaging : CrmPagingSuite<SalesforceFixture>;

public sealed class SalesforceChanges : CrmChangesSuite<SalesforceFixture>;

public sealed class SalesforceExpiry : CrmExpirySuite<SalesforceFixture>;

public sealed class SalesforceDeletion : CrmDeletionSuite<SalesforceFixture>;

public sealed class SalesforceDuplicate : CrmDuplicateSuite<SalesforceFixture>;

public sealed class SalesforceAddress : CrmAddressSuite<SalesforceFixture>;

public sealed class SalesforceCancellation : CrmCancellationSuite<SalesforceFixture>;

public sealed class SalesforceThrottling : CrmThrottlingSuite<SalesforceFixture>;

public sealed class SalesforcePermission : CrmPermissionSuite<SalesforceFixture>;

public sealed class SalesforcePrivacy : CrmPrivacySuite<SalesforceFixture>;

public sealed class SalesforceConcurrency : CrmConcurrencySuite<SalesforceFixture>;

public sealed class SalesforceActivity : CrmActivitySuite<SalesforceFixture>;

public sealed class SalesforceLookup : CrmLookupSuite<SalesforceFixture>;

public sealed class SalesforceAccess : CrmAccessSuite<SalesforceFixture>;

public sealed class SalesforceCompleteness : CrmCompletenessSuite<SalesforceFixture>;

public sealed class SalesforceBulkDescriptor : CrmDescriptorSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkPaging : CrmPagingSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkChanges : CrmChangesSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkExpiry : CrmExpirySuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkDeletion : CrmDeletionSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkDuplicate : CrmDuplicateSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkAddress : CrmAddressSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkCancellation : CrmCancellationSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkThrottling : CrmThrottlingSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkPermission : CrmPermissionSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkPrivacy : CrmPrivacySuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkConcurrency : CrmConcurrencySuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkActivity : CrmActivitySuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkLookup : CrmLookupSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkAccess : CrmAccessSuite<SalesforceBulkFixture>;

public sealed class SalesforceBulkCompleteness : CrmCompletenessSuite<SalesforceBulkFixture>;
