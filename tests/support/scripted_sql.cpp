#include "support/scripted_sql.h"

namespace signalbox::test {

namespace {

SqlTable table(const char* schema, const char* name, const char* columns, qint64 rows)
{
    SqlTable made;
    made.schema = QLatin1String(schema);
    made.name = QLatin1String(name);
    made.kind = made.name.endsWith(QLatin1String("_latest")) ? QStringLiteral("view") : QStringLiteral("table");
    for (const QString& each : QString::fromLatin1(columns).split(u',')) {
        const QString type = each.section(u' ', 1);
        const bool text = type == u"text" || type == u"bytea" || type.startsWith(QLatin1String("time"));
        made.columns.push_back(
            {each.section(u' ', 0, 0), QString(type).replace(u';', u','), text ? SqlKind::Text : SqlKind::Number});
    }
    made.rows = rows;
    return made;
}

SqlResult accounts(int limit)
{
    SqlResult result;
    result.columns = {{QStringLiteral("chain_id"), QStringLiteral("bigint"), SqlKind::Number},
                      {QStringLiteral("address"), QStringLiteral("bytea"), SqlKind::Text},
                      {QStringLiteral("amount"), QStringLiteral("numeric(20,0)"), SqlKind::Number},
                      {QStringLiteral("rewards"), QStringLiteral("numeric(20,0)"), SqlKind::Number},
                      {QStringLiteral("memo"), QStringLiteral("text"), SqlKind::Text},
                      {QStringLiteral("height"), QStringLiteral("bigint"), SqlKind::Number},
                      {QStringLiteral("height_time"), QStringLiteral("timestamp with time zone"), SqlKind::Text}};
    result.rows = std::min(limit, 2'000);
    quint64 seed = 88'172'645'463'325'252ULL;
    for (int row = 0; row < result.rows; ++row) {
        const auto next = [&] {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            return seed ^= seed << 17;
        };
        result.cells.push_back(QString::number(1 + row % 3));
        result.cells.push_back(QStringLiteral("0x%1%2%3")
                                   .arg(next(), 16, 16, QLatin1Char('0'))
                                   .arg(next(), 16, 16, QLatin1Char('0'))
                                   .arg(next() >> 32, 8, 16, QLatin1Char('0')));
        result.cells.push_back(QString::number(9'870'000'000'000LL / (row + 1)));
        result.cells.push_back(row % 4 == 0 ? QString::number(1'250'000 - row) : QStringLiteral("0"));
        result.cells.push_back(row % 5 == 0   ? QString()
                               : row % 5 == 1 ? QStringLiteral("pay\u202Eyap\n")
                                              : QStringLiteral("rent"));
        result.cells.push_back(QString::number(128'412 - row));
        result.cells.push_back(QStringLiteral("2026-09-17 14:%1:%2+00")
                                   .arg(59 - row / 60 % 60, 2, 10, QLatin1Char('0'))
                                   .arg(59 - row % 60, 2, 10, QLatin1Char('0')));
    }
    result.truncated = limit < 2'000;
    result.milliseconds = 18;
    return result;
}

}  // namespace

ScriptedSql::ScriptedSql()
{
    saved = {
        {QStringLiteral("canopy.richest"), QStringLiteral("canopy"), QStringLiteral("Largest holders over all chains"),
         QStringLiteral("Addresses by the sum of their balances and stakes on all chains."),
         QStringLiteral("SELECT address, sum(amount) AS amount\nFROM canopyx_global.accounts_global\nGROUP BY "
                        "address\nORDER BY amount DESC;")},
        {QStringLiteral("canopy.transactions"), QStringLiteral("canopy"), QStringLiteral("Newest transactions"),
         QStringLiteral("The newest transactions of one chain."),
         QStringLiteral("SELECT * FROM {chain}.transactions ORDER BY height DESC;")},
        {QStringLiteral("eip155.transfers"), QStringLiteral("eip155"), QStringLiteral("Newest transfers"),
         QStringLiteral("The newest ERC-20 transfers of one chain, in the token's smallest unit."),
         QStringLiteral("SELECT * FROM {chain}.transfers ORDER BY block_number DESC;")},
        {QStringLiteral("workspace.audit"),
         {},
         QStringLiteral("Who did what"),
         QStringLiteral("The newest commands of operators, and how they ended."),
         QStringLiteral("SELECT * FROM signalbox.commands ORDER BY id DESC;")}};
}

SqlRun ScriptedSql::run(const SqlRequest& request)
{
    requests.push_back(request);
    auto promise = std::make_shared<QPromise<Expected<SqlResult>>>();
    promise->start();
    SqlRun run{++m_last, promise->future()};
    if (request.text.contains(QLatin1String("sleep"))) {
        m_open[run.id] = promise;
        return run;
    }
    if (const qsizetype at = request.text.indexOf(QLatin1String("wrong")); at >= 0)
        promise->addResult(Expected<SqlResult>(fail(
            ErrorKind::NotFound, "SQL_UNKNOWN_NAME",
            QStringLiteral("The database does not know a name in this statement: column \"wrong\" does not exist."),
            {{QStringLiteral("position"), at}})));
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
    open->second->addResult(Expected<SqlResult>(
        fail(ErrorKind::Cancelled, "SQL_CANCELLED", QStringLiteral("The statement was canceled."))));
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
