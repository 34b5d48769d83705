namespace Jiminny.Emulator;

/// <summary>The fields of Gmail's resources, which a fields parameter may name.</summary>
internal static class GmailShapes
{
    public static readonly FieldMask Message = FieldMask.Parse(
        "classificationLabelValues,historyId,id,internalDate,labelIds,raw,sizeEstimate,snippet,threadId,"
        + "payload(partId,mimeType,filename,headers(name,value),body(attachmentId,data,size),parts)")!;

    public static readonly FieldMask MessageList = FieldMask.Parse("messages(id,threadId,labelIds,snippet,historyId,internalDate,payload,sizeEstimate,raw),nextPageToken,resultSizeEstimate")!;

    public static readonly FieldMask History = FieldMask.Parse(
        "history(id,messages(id,threadId),messagesAdded(message(id,threadId,labelIds)),messagesDeleted(message(id,threadId,labelIds)),"
        + "labelsAdded(labelIds,message(id,threadId,labelIds)),labelsRemoved(labelIds,message(id,threadId,labelIds))),historyId,nextPageToken")!;

    public static readonly FieldMask Profile = FieldMask.Parse("emailAddress,messagesTotal,threadsTotal,historyId")!;

    public static readonly FieldMask Labels = FieldMask.Parse(
        "labels(id,name,messageListVisibility,labelListVisibility,type,messagesTotal,messagesUnread,threadsTotal,threadsUnread,color)")!;
}
