// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_sql.h"
#include "signalbox/literals.h"

namespace signalbox::test {

namespace {

SqlTable table(const char* schema, const char* name, const char* columns, qint64 rows)
{
    SqlTable made;
    made.schema = QLatin1String(schema);
    made.name = QLatin1String(name);
    made.kind = made.name.endsWith("_latest"_L1) ? u"view"_s : u"table"_s;
    for (const QString& each : QString::fromLatin1(columns).split(u',')) {
        const QString type = each.section(u' ', 1);
        const bool text = type == u"text" || type == u"bytea" || type.startsWith("time"_L1);
        made.columns.push_back(
            {each.section(u' ', 0, 0), QString(type).replace(u';', u','), text ? SqlKind::Text : SqlKind::Number});
    }
    made.rows = rows;
    return made;
}

SqlResult accounts(int limit)
{
    SqlResult result;
    result.columns = {{u"chain_id"_s, u"bigint"_s, SqlKind::Number},
                      {u"address"_s, u"bytea"_s, SqlKind::Text},
                      {u"amount"_s, u"numeric(20,0)"_s, SqlKind::Number},
                      {u"rewards"_s, u"numeric(20,0)"_s, SqlKind::Number},
                      {u"memo"_s, u"text"_s, SqlKind::Text},
                      {u"height"_s, u"bigint"_s, SqlKind::Number},
                      {u"height_time"_s, u"timestamp with time zone"_s, SqlKind::Text}};
    result.rows = std::min(limit, 2'000);
    quint64 seed = 88'172'645'463'325'252ULL;
    for (int row = 0; row < result.rows; ++row) {
        const auto next = [&] {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            return seed ^= seed << 17;
        };
        result.cells.push_back(QString::number(1 + row % 3));
        result.cells.push_back(u"0x%1%2%3"_s.arg(next(), 16, 16, QLatin1Char('0'))
                                   .arg(next(), 16, 16, QLatin1Char('0'))
                                   .arg(next() >> 32, 8, 16, QLatin1Char('0')));
        result.cells.push_back(QString::number(9'870'000'000'000LL / (row + 1)));
        result.cells.push_back(row % 4 == 0 ? QString::number(1'250'000 - row) : u"0"_s);
        result.cells.push_back(row % 5 == 0 ? QString() : row % 5 == 1 ? u"pay\u202Eyap\n"_s : u"rent"_s);
        result.cells.push_back(QString::number(128'412 - row));
        result.cells.push_back(u"2026-09-17 14:%1:%2+00"_s.arg(59 - row / 60 % 60, 2, 10, QLatin1Char('0'))
                                   .arg(59 - row % 60, 2, 10, QLatin1Char('0')));
    }
    result.truncated = limit < 2'000;
    result.milliseconds = 18;
    return result;
}

}  // namespace

ScriptedSql::ScriptedSql()
{
    saved = {{u"canopy.richest"_s, u"canopy"_s, u"Largest holders across all chains"_s,
              u"Addresses by total balance and stake on all chains."_s,
              u"SELECT address, sum(amount) AS amount\nFROM canopyx_global.accounts_global\nGROUP BY "
              "address\nORDER BY amount DESC;"_s},
             {u"canopy.transactions"_s, u"canopy"_s, u"Newest transactions"_s, u"Newest transactions of one chain."_s,
              u"SELECT * FROM {chain}.transactions ORDER BY height DESC;"_s},
             {u"eip155.transfers"_s, u"eip155"_s, u"Newest transfers"_s,
              u"Newest ERC-20 transfers of one chain, in the token's smallest unit."_s,
              u"SELECT * FROM {chain}.transfers ORDER BY block_number DESC;"_s},
             {u"workspace.audit"_s,
              {},
              u"Operator commands"_s,
              u"Newest operator commands with their outcome."_s,
              u"SELECT * FROM signalbox.commands ORDER BY id DESC;"_s}};
}

SqlRun ScriptedSql::run(const SqlRequest& request)
{
    requests.push_back(request);
    auto promise = std::make_shared<QPromise<Expected<SqlResult>>>();
    promise->start();
    SqlRun run{++m_last, promise->future()};
    if (request.text.contains("sleep"_L1)) {
        m_open[run.id] = promise;
        return run;
    }
    if (const qsizetype at = request.text.indexOf("wrong"_L1); at >= 0)
        promise->addResult(Expected<SqlResult>(fail(ErrorKind::NotFound, "SQL_UNKNOWN_NAME",
                                                    Message("The database does not know a name in this statement: %1.")
                                                        .arg(u"column \"wrong\" does not exist"_s),
                                                    {{u"position"_s, at}})));
    else
        promise->addResult(Expected<SqlResult>(accounts(request.limit)));
    promise->finish();
    return run;
}

void ScriptedSql::cancel(quint64 run)
{
    const auto open = m_open.find(run);
    if (open == m_open.end())
        return;
    open->second->addResult(
        Expected<SqlResult>(fail(ErrorKind::Cancelled, "SQL_CANCELLED", Message("The statement was canceled."))));
    open->second->finish();
    m_open.erase(open);
}

QFuture<Expected<std::vector<SqlTable>>> ScriptedSql::tables()
{
    QPromise<Expected<std::vector<SqlTable>>> promise;
    promise.start();
    promise.addResult(Expected<std::vector<SqlTable>>(std::vector<SqlTable>{
        table("canopyx_global", "accounts_global",
              "chain_id bigint,address bytea,amount numeric(20;0),rewards numeric(20;0),height bigint,height_time "
              "timestamp with time zone",
              2'481'200),
        table("canopyx_global", "orders_global", "chain_id bigint,order_id bytea,status text,height bigint", 18'400),
        table("canopyx_global", "validators_global",
              "chain_id bigint,address bytea,staked_amount numeric(20;0),status text,height bigint", 1'204),
        table("canopyx", "chains", "chain_id bigint,caip2 text,chain_name text", 3),
        table("chain_1", "accounts", "address bytea,amount numeric(20;0),height bigint", 5'120'400),
        table("chain_1", "accounts_latest", "address bytea,amount numeric(20;0),height bigint", 0),
        table("chain_1", "transactions", "height bigint,tx_hash bytea,message_type text,signer bytea", 981'000),
        table("eip155_8453", "transfers", "block_number bigint,log_index integer,value numeric(78;0)", 44'100'000),
        table("erc8004", "events", "id text,chain_id bigint,registry text", 12'000),
        table("signalbox", "commands", "id bigint,verb text,state text", 340)}));
    promise.finish();
    return promise.future();
}

}  // namespace signalbox::test
