// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "signalbox/commands.h"
#include "signalbox/error.h"
#include "signalbox/plural.h"
#include "signalbox/workspace.h"

/// Conversion of command-line arguments, and shared phrases.
namespace signalbox::cli {

/// Parses a libpq connection string: key=value pairs or a postgresql:// URL. A password is refused
/// (PASSWORD_IN_ARGUMENT).
Expected<ServerParameters> serverParameters(const QString& conninfo);

/// URLs given with --rpc. "-" reads them from standard input; a URL with a key is refused as an argument
/// (KEY_IN_ARGUMENT).
Expected<QStringList> urls(const QStringList& given);
/// The same as endpoint drafts: on standard input, lines "user: …", "password: …", "bearer: …" and "header
/// NAME: …" belong to the URL above them.
Expected<std::vector<EndpointDraft>> endpoints(const QStringList& given);

struct Range {
    qint64 lo = 0, hi = 0;
};
Expected<Range> range(const QString& text);  ///< "100-200" or "100"
Expected<qint64> number(const QString& text, const char* what);
QString reindexCommand(const QString& caip2, Interval blocks);  ///< "signalbox-cli reindex canopy:1 1-20"

QString formatOfFile(const QString& file);  ///< csv if the file name ends in .csv, otherwise json

/// identity=0x…,reputation=0x…,validation=0x…
Expected<QJsonObject> registries(const QString& text);

}  // namespace signalbox::cli
