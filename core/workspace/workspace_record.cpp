#include "workspace/workspace_record.h"

#include <unistd.h>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include "cluster/private_files.h"

namespace signalbox::engine {

namespace {

QString recordFile(const QString& folder)
{
    return folder + QStringLiteral("/workspace.json");
}

}  // namespace

QString secretFile(const QString& folder)
{
    return folder + QStringLiteral("/secrets.bin");
}

bool WorkspaceRecord::exists(const QString& folder)
{
    return QFileInfo::exists(recordFile(folder));
}

Expected<WorkspaceRecord> WorkspaceRecord::load(const QString& folder)
{
    const auto content = store::readPrivateFile(recordFile(folder), store::Owner{::geteuid(), ::getegid()});
    if (!content && content.error().code == QLatin1String("FILE_MISSING"))
        return fail(ErrorKind::NotFound, "WORKSPACE_UNKNOWN",
                    QStringLiteral("%1 does not contain a workspace.").arg(folder), {{QStringLiteral("path"), folder}});
    if (!content)
        return fail(content.error());
    const QJsonObject object = QJsonDocument::fromJson(*content).object();
    WorkspaceRecord record;
    record.id = object.value(QStringLiteral("id")).toString();
    record.mode = object.value(QStringLiteral("mode")).toString();
    record.secretStore = object.value(QStringLiteral("secrets")).toString();
    const QJsonObject server = object.value(QStringLiteral("server")).toObject();
    record.server.host = server.value(QStringLiteral("host")).toString();
    record.server.port = static_cast<quint16>(server.value(QStringLiteral("port")).toInt(5432));
    record.server.user = server.value(QStringLiteral("user")).toString();
    record.server.database = server.value(QStringLiteral("database")).toString();
    record.server.sslMode = server.value(QStringLiteral("sslMode")).toString();
    record.server.sslRootCert = server.value(QStringLiteral("sslRootCert")).toString();
    const bool local = record.mode == QLatin1String("local");
    if (record.id.isEmpty() || (!local && record.mode != QLatin1String("server")) ||
        (!local && record.server.host.isEmpty()))
        return fail(
            ErrorKind::Unavailable, "WORKSPACE_DAMAGED",
            QStringLiteral(
                "The file %1 is damaged. Restore it from a backup, or remove it and create the workspace again in the "
                "same folder: its data is found again, and only keys stored in a keychain must be entered again.")
                .arg(recordFile(folder)));
    return record;
}

Expected<Done> WorkspaceRecord::save(const QString& folder) const
{
    QJsonObject object{
        {QStringLiteral("id"), id}, {QStringLiteral("mode"), mode}, {QStringLiteral("secrets"), secretStore}};
    if (mode == QLatin1String("server"))
        object.insert(QStringLiteral("server"), QJsonObject{{QStringLiteral("host"), server.host},
                                                            {QStringLiteral("port"), server.port},
                                                            {QStringLiteral("user"), server.user},
                                                            {QStringLiteral("database"), server.database},
                                                            {QStringLiteral("sslMode"), server.sslMode},
                                                            {QStringLiteral("sslRootCert"), server.sslRootCert}});
    return store::writePrivateFile(recordFile(folder), QJsonDocument(object).toJson());
}

}  // namespace signalbox::engine
