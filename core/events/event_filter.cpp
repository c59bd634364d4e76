// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_filter.h"
#include "signalbox/literals.h"

#include <QRegularExpression>

namespace signalbox::store {

namespace {

bool isHex(const QString& text, int bytes)
{
    static const QRegularExpression shape(u"^0x[0-9a-f]*$"_s);
    return text.size() == 2 + 2 * bytes && shape.match(text).hasMatch();
}

std::string bytea(const QString& hex)
{
    return "'\\x" + hex.mid(2).toStdString() + "'::bytea";
}

void add(std::string& filter, const std::string& condition)
{
    filter += (filter.empty() ? "" : " AND ") + condition;
}

/// Event names by registry: each index begins with the registry.
std::string registriesOf(const QString& eventType)
{
    static const QStringList identity{u"Registered"_s, u"MetadataSet"_s, u"URIUpdated"_s,
                                      u"Transfer"_s,   u"Approval"_s,    u"ApprovalForAll"_s};
    static const QStringList reputation{u"NewFeedback"_s, u"FeedbackRevoked"_s, u"ResponseAppended"_s};
    if (identity.contains(eventType))
        return "'identity'";
    if (reputation.contains(eventType))
        return "'reputation'";
    return eventType.startsWith("Validation"_L1) ? "'validation'" : "'identity', 'reputation', 'validation'";
}

}  // namespace

Expected<std::optional<Cursor>> Cursor::parse(const QString& text, std::size_t length)
{
    if (text.isEmpty())
        return std::nullopt;
    const QStringList parts = text.split(QLatin1Char(':'));
    Cursor cursor;
    cursor.backwards = parts.front() == "p"_L1;
    bool ok = (cursor.backwards || parts.front() == "n"_L1) && static_cast<std::size_t>(parts.size()) == length + 1;
    for (qsizetype i = 1; ok && i < parts.size(); ++i)
        cursor.place.push_back(parts.at(i).toLongLong(&ok));
    if (!ok)
        return fail(
            ErrorKind::Invalid, "BAD_CURSOR",
            Message(QT_TRANSLATE_NOOP("Engine", "The page position is not valid. Start again with the first page.")));
    return cursor;
}

QString Cursor::text() const
{
    QString all = backwards ? u"p"_s : u"n"_s;
    for (const qint64 part : place)
        all += QLatin1Char(':') + QString::number(part);
    return all;
}

Expected<EventContext> EventContext::read(Session& session, const QString& caip2)
{
    return session.read([&](Transaction& transaction) -> Expected<EventContext> {
        EventContext context;
        if (!caip2.isEmpty()) {
            const auto chain = transaction.exec(
                "SELECT schema_name, to_regclass(quote_ident(schema_name) || '.transfers') IS NOT NULL FROM "
                "signalbox.chains WHERE caip2 = $1",
                {caip2});
            if (chain.empty())
                return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                            Message(QT_TRANSLATE_NOOP("Engine", "The workspace has no chain %1.")).arg(caip2),
                            {{u"chain"_s, caip2}});
            if (!store::boolean(chain[0][1]))
                return fail(
                    ErrorKind::Refused, "NO_EVENTS",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 has no transfers and no registry events.")).arg(caip2),
                    {{u"chain"_s, caip2}});
            context.schema = store::text(chain[0][0]);
            for (const auto& row : transaction.exec("SELECT lower(substr(stream, 11)), settings FROM signalbox.streams "
                                                    "WHERE caip2 = $1 AND stream LIKE 'transfers:0x%'",
                                                    {caip2})) {
                const QJsonObject settings = object(row[1]);
                Token token{settings.value(u"symbol"_s).toString(), settings.value(u"label"_s).toString(),
                            std::nullopt};
                if (settings.value(u"decimals"_s).isDouble())
                    token.decimals = settings.value(u"decimals"_s).toInt();
                context.tokens.emplace(store::text(row[0]), std::move(token));
            }
        }
        for (const auto& row : transaction.exec(
                 "SELECT caip2, snapshot ->> 'finalized' FROM signalbox.chain_status WHERE $1 = '' OR caip2 = $1",
                 {caip2}))
            if (const auto finalized = maybeInteger(row[1]))
                context.finalized[store::text(row[0]).section(QLatin1Char(':'), 1).toLongLong()] = *finalized;
        return context;
    });
}

Expected<EventQuery> checkedQuery(EventQuery query)
{
    if (query.kind == EventKind::Transfers && query.caip2.isEmpty())
        return fail(ErrorKind::Invalid, "CHAIN_REQUIRED",
                    Message(QT_TRANSLATE_NOOP("Engine", "Transfers are listed per chain. Choose a chain.")));
    for (QString* address : {&query.address, &query.from, &query.to, &query.contract}) {
        *address = address->trimmed().toLower();
        if (!address->isEmpty() && !isHex(*address, 20))
            return fail(ErrorKind::Invalid, "BAD_ADDRESS",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 is not an address: 0x and 40 hexadecimal digits."))
                            .arg(*address));
    }
    query.transaction = query.transaction.trimmed().toLower();
    if (!query.transaction.isEmpty() && !isHex(query.transaction, 32))
        return fail(ErrorKind::Invalid, "BAD_HASH",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 is not a transaction hash: 0x and 64 hexadecimal digits."))
                        .arg(query.transaction));
    static const QRegularExpression digits(u"^[0-9]{1,78}$"_s);
    if (!query.agentId.isEmpty() && !digits.match(query.agentId).hasMatch())
        return fail(
            ErrorKind::Invalid, "BAD_AGENT",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 is not an agent ID, which is a whole number.")).arg(query.agentId));
    query.limit = qBound(1, query.limit, 10'000);
    return query;
}

std::string transferFilter(const EventQuery& query)
{
    std::string filter;
    // With a transaction in the filter, no other condition may choose the index: a token's ranges are half of the
    // table.
    const std::string apart = query.transaction.isEmpty() ? "" : " || ''::bytea";
    const auto is = [&](const char* column, const QString& value) { return column + apart + " = " + bytea(value); };
    if (!query.address.isEmpty())
        add(filter, "(" + is("from_address", query.address) + " OR " + is("to_address", query.address) + ")");
    if (!query.from.isEmpty())
        add(filter, is("from_address", query.from));
    if (!query.to.isEmpty())
        add(filter, is("to_address", query.to));
    if (!query.contract.isEmpty())
        add(filter, is("contract_address", query.contract));
    if (!query.transaction.isEmpty())
        add(filter, "transaction_hash = " + bytea(query.transaction));
    return filter;
}

std::string registryFilter(const EventQuery& query)
{
    std::string filter;
    const auto any = [&](const QString& value, std::initializer_list<const char*> columns) {
        std::string condition;
        for (const char* column : columns)
            condition += (condition.empty() ? "" : " OR ") + std::string(column) + " = " + quoteText(value);
        add(filter, "(" + condition + ")");
    };
    if (!query.address.isEmpty())
        any(query.address, {"client_address", "owner", "validator_address"});
    if (!query.from.isEmpty())
        any(query.from, {"client_address"});
    if (!query.to.isEmpty())
        any(query.to, {"owner"});
    if (!query.transaction.isEmpty())
        any(query.transaction, {"transaction_hash"});
    if (!query.registry.isEmpty())
        any(query.registry, {"registry"});
    if (!query.eventType.isEmpty()) {
        if (query.registry.isEmpty())
            add(filter, "registry IN (" + registriesOf(query.eventType) + ")");
        any(query.eventType, {"event_type"});
    }
    if (!query.tag.isEmpty())
        any(query.tag, {"tag1", "tag2", "tag"});
    if (!query.agentId.isEmpty()) {
        bool small = false;
        const qint64 agent = query.agentId.toLongLong(&small);
        add(filter, small ? "agent_id = " + std::to_string(agent) : "agent_id_text = " + quoteText(query.agentId));
    }
    return filter;
}

}  // namespace signalbox::store
