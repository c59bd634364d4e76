// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_memory.h"

#include <algorithm>

#include "desk/desk.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
const QString historyKey = u"sql/history"_s, queryPrefix = u"sql/query/"_s;
constexpr size_t longest = 200;
constexpr qsizetype largest = 100'000;  // letters of a statement that is remembered
}  // namespace

std::vector<RunStatement> statementHistory(const Desk& desk)
{
    std::vector<RunStatement> all;
    const QVariantList stored = desk.value(historyKey).toList();
    for (const QVariant& each : stored) {
        const QVariantList parts = each.toList();
        if (parts.size() == 4)
            all.push_back(
                {parts.at(0).toString(), parts.at(1).toDateTime(), parts.at(2).toLongLong(), parts.at(3).toDouble()});
    }
    return all;
}

void rememberStatement(Desk& desk, const RunStatement& statement)
{
    if (statement.text.size() > largest)
        return;
    std::vector<RunStatement> all = statementHistory(desk);
    std::erase_if(all, [&](const RunStatement& one) { return one.text == statement.text; });
    all.insert(all.begin(), statement);
    all.resize(std::min(all.size(), longest));
    QVariantList stored;
    for (const RunStatement& one : all)
        stored << QVariant(QVariantList{one.text, one.at, one.rows, one.milliseconds});
    desk.setValue(historyKey, stored);
}

void forgetStatements(Desk& desk)
{
    desk.remove(historyKey);
}

std::vector<OwnQuery> ownQueries(const Desk& desk)
{
    std::vector<OwnQuery> all;
    for (const QString& key : desk.keys(queryPrefix))
        all.push_back({key.mid(queryPrefix.size()), desk.value(key).toString()});
    return all;
}

void keepQuery(Desk& desk, const OwnQuery& query)
{
    desk.setValue(queryPrefix + query.name, query.text);
}

void dropQuery(Desk& desk, const QString& name)
{
    desk.remove(queryPrefix + name);
}

}  // namespace signalbox::ui
