// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_record.h"

#include <unistd.h>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include "cluster/private_files.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

QString recordFile(const QString& folder)
{
    return folder + u"/workspace.json"_s;
}

}  // namespace

QString secretFile(const QString& folder)
{
    return folder + u"/secrets.bin"_s;
}

bool WorkspaceRecord::exists(const QString& folder)
{
    return QFileInfo::exists(recordFile(folder));
}

Expected<WorkspaceRecord> WorkspaceRecord::load(const QString& folder)
{
    const auto content = store::readPrivateFile(recordFile(folder), store::Owner{::geteuid(), ::getegid()});
    if (!content && content.error().code == "FILE_MISSING"_L1)
        return fail(ErrorKind::NotFound, "WORKSPACE_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 does not contain a workspace.")).arg(folder),
                    {{u"path"_s, folder}});
    if (!content)
        return fail(content.error());
    const QJsonObject object = QJsonDocument::fromJson(*content).object();
    WorkspaceRecord record;
    record.id = object.value(u"id"_s).toString();
    record.mode = object.value(u"mode"_s).toString();
    record.secretStore = object.value(u"secrets"_s).toString();
    const QJsonObject server = object.value(u"server"_s).toObject();
    record.server.host = server.value(u"host"_s).toString();
    record.server.port = static_cast<quint16>(server.value(u"port"_s).toInt(5432));
    record.server.user = server.value(u"user"_s).toString();
    record.server.database = server.value(u"database"_s).toString();
    record.server.sslMode = server.value(u"sslMode"_s).toString();
    record.server.sslRootCert = server.value(u"sslRootCert"_s).toString();
    const bool local = record.mode == "local"_L1;
    if (record.id.isEmpty() || (!local && record.mode != "server"_L1) || (!local && record.server.host.isEmpty()))
        return fail(
            ErrorKind::Unavailable, "WORKSPACE_DAMAGED",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "The file %1 is damaged. Restore it from a backup, or remove it and create the workspace again in "
                    "the "
                    "same folder: its data is found again, and only keys stored in a keychain must be entered again."))
                .arg(recordFile(folder)));
    return record;
}

Expected<Done> WorkspaceRecord::save(const QString& folder) const
{
    QJsonObject object{{u"id"_s, id}, {u"mode"_s, mode}, {u"secrets"_s, secretStore}};
    if (mode == "server"_L1)
        object.insert(u"server"_s, QJsonObject{{u"host"_s, server.host},
                                               {u"port"_s, server.port},
                                               {u"user"_s, server.user},
                                               {u"database"_s, server.database},
                                               {u"sslMode"_s, server.sslMode},
                                               {u"sslRootCert"_s, server.sslRootCert}});
    return store::writePrivateFile(recordFile(folder), QJsonDocument(object).toJson());
}

}  // namespace signalbox::engine
