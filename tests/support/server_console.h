// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include "signalbox/literals.h"
#include "support/process.h"
#include "support/tls_server.h"

namespace signalbox::test {

/// One console of a server workspace: its own workspace folder, with the passphrase of its secrets file.
struct Console {
    CliWorkspace workspace{false};
    QTemporaryDir folder;
    QStringList passphrase;

    Console() : passphrase{u"--passphrase-file"_s, folder.filePath(u"phrase"_s)}
    {
        QFile file(passphrase.last());
        file.open(QIODevice::WriteOnly);
        file.write("a passphrase for tests\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    CliResult run(const QString& line, const QByteArray& input = {}, bool json = true)
    {
        return workspace.run(passphrase + line.split(u' '), input, 120'000, json);
    }
    CliResult init(const QString& server, const QByteArray& password = TlsServer::ownerPassword)
    {
        return workspace.run(passphrase + QStringList{u"--server"_s, server, u"workspace"_s, u"init"_s},
                             password + "\n");
    }
    /// `source`: the local address of its connections; empty for the usual one.
    std::unique_ptr<QProcess> start(const QString& source = {})
    {
        QStringList environment;
        if (!source.isEmpty())
            environment =
                QStringList{u"LD_PRELOAD="_s + QCoreApplication::applicationDirPath() + u"/source_address.so"_s,
                            u"SIGNALBOX_SOURCE="_s + source};
        return workspace.start(passphrase + QStringList{u"run"_s}, environment);
    }
};

}  // namespace signalbox::test
