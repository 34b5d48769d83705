namespace Jiminny.Emulator.Salesforce;

/// <summary>The objects of the org, their key prefixes and fields.</summary>
internal static class SalesforceSchema
{
    private const string Audit = "Id SystemModstamp IsDeleted ";

    public static IReadOnlyDictionary<string, SalesforceObject> Create(SalesforceEmulatorOptions options) => new[]
    {
        new SalesforceObject("Account", "001", Audit + "Name Website MasterRecordId Secondary_Website__c"),
        new SalesforceObject("Contact", "003", Audit + "Name Email AccountId MasterRecordId Secondary_Email__c"),
        new SalesforceObject("Lead", "00Q", Audit + "Name Email IsConverted MasterRecordId Secondary_Email__c"),
        new SalesforceObject("Opportunity", "006", Audit + "Name AccountId IsClosed"),
        new SalesforceObject("User", "005", Audit + "Name Email IsActive Profile.PermissionsEditTask Profile.PermissionsModifyAllData"),
        new SalesforceObject(
            "Task", "00T", Audit + "Subject Description Status TaskSubtype ActivityDate CallDurationInSeconds CallType WhoId WhatId OwnerId " + options.ActivityKeyField),
        new SalesforceObject("Event", "00U", Audit + "Subject Description StartDateTime EndDateTime DurationInMinutes WhoId WhatId OwnerId " + options.ActivityKeyField),
    }.ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
}
