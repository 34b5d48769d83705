namespace Jiminny.Emulator.HubSpot;

/// <summary>The object types of the account and their properties.</summary>
internal static class HubSpotSchema
{
    private const string Modified = "hs_lastmodifieddate";

    public static IReadOnlyDictionary<string, HubSpotObject> Create(HubSpotEmulatorOptions options) => new[]
    {
        new HubSpotObject(
            "contacts", "lastmodifieddate", "firstname lastname email hs_additional_emails associatedcompanyid hs_merged_object_ids lifecyclestage"),
        new HubSpotObject("companies", Modified, "name domain hs_additional_domains website hs_merged_object_ids"),
        new HubSpotObject("deals", Modified, "dealname dealstage hs_is_closed hs_merged_object_ids"),
        new HubSpotObject(
            "calls", Modified,
            "hs_timestamp hs_call_title hs_call_body hs_call_duration hs_call_direction hs_call_status hubspot_owner_id " + options.ActivityKeyProperty),
        new HubSpotObject(
            "meetings", Modified,
            "hs_timestamp hs_meeting_title hs_meeting_body hs_meeting_start_time hs_meeting_end_time hs_meeting_outcome hubspot_owner_id " + options.ActivityKeyProperty),
        new HubSpotObject(
            "emails", Modified,
            "hs_timestamp hs_email_subject hs_email_text hs_email_direction hs_email_status hubspot_owner_id " + options.ActivityKeyProperty),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);
}
