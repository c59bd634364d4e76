// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>

#include "signalbox/literals.h"
#include "sqlconsole/sql_console.h"

namespace signalbox::engine {

namespace {

/// Files of queries, named by the family whose chains they read; each query is preceded by lines "-- @query id",
/// "-- @title …", "-- @about …".
void read(const QString& path, std::vector<SavedQuery>& all)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QString family = path.section(u'/', -1).section(u'.', 0, 0);
    bool inside = false;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const auto value = [&](const char* key) -> std::optional<QString> {
            const QString head = u"-- @"_s + QLatin1String(key) + u' ';
            return line.startsWith(head) ? std::optional(line.mid(head.size()).trimmed()) : std::nullopt;
        };
        if (const auto id = value("query")) {
            all.push_back({*id, family == "workspace"_L1 ? QString() : family, {}, {}, {}});
            inside = true;
        } else if (!inside) {
            continue;
        } else if (const auto title = value("title")) {
            all.back().title = *title;
        } else if (const auto about = value("about")) {
            all.back().about = *about;
        } else {
            all.back().text += line + u'\n';
        }
    }
    for (SavedQuery& query : all)
        query.text = query.text.trimmed();
}

}  // namespace

std::vector<SavedQuery> shippedQueries()
{
    std::vector<SavedQuery> all;
    const QDir files(u":/queries"_s);
    for (const QString& file : files.entryList({u"*.sql"_s}, QDir::Files, QDir::Name))
        read(files.filePath(file), all);
    return all;
}

}  // namespace signalbox::engine
