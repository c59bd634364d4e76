// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/verify/verify_plan.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>
#include <map>
#include <set>

#include "evm/data/balance_events_set.h"
#include "evm/data/evm_catalog.h"
#include "evm/data/registry_events_set.h"
#include "evm/data/transfers_set.h"
#include "postgres/value.h"
#include "support/erc8004_columns.h"
#include "support/hex.h"

namespace signalbox::engine {

using evm::proof::Piece;

namespace {

using Rows = std::map<Height, std::set<QByteArray>>;

/// Fields of the rows of a binary COPY, without header; each is preceded by its size, -1 for null.
void eachRow(const QByteArray& copy, const std::function<void(const std::vector<QByteArray>&)>& take)
{
    const auto* data = copy.constData();
    qsizetype at = 0;
    while (at + 2 <= copy.size()) {
        const int fields = qFromBigEndian<qint16>(data + at);
        at += 2;
        std::vector<QByteArray> values;
        for (int i = 0; i < fields && at + 4 <= copy.size(); ++i) {
            const qint32 size = 4 + std::max<qint32>(0, qFromBigEndian<qint32>(data + at));
            values.push_back(copy.mid(at, size));
            at += size;
        }
        take(values);
    }
}

qint64 number(const QByteArray& field)
{
    return field.size() == 12 ? qFromBigEndian<qint64>(field.constData() + 4) : -1;
}

std::size_t eventColumn(const char* name)
{
    for (std::size_t i = 0; i < erc8004_event_columns.size(); ++i)
        if (qstrcmp(erc8004_event_columns[i].name, name) == 0)
            return i;
    return 0;
}

/// Columns of an event that the chain determines; the ID is assigned by the database.
bool isCompared(const CopyColumn& column)
{
    return qstrcmp(column.name, "id") != 0;
}

/// The compared columns of a stored event in the form of a binary COPY, hashed because texts may be long.
std::string storedEvent()
{
    std::string row;
    for (const CopyColumn& column : erc8004_event_columns) {
        if (!isCompared(column))
            continue;
        const QByteArray name = column.name, type = column.type;
        const QByteArray bytes = type == "text"       ? "convert_to(" + name + ", 'UTF8')"
                                 : type == "bigint"   ? "int8send(" + name + ")"
                                 : type == "integer"  ? "int4send(" + name + ")"
                                 : type == "smallint" ? "int2send(" + name + ")"
                                 : type == "numeric"  ? "numeric_send(" + name + ")"
                                                      : name;
        row += row.empty() ? "" : " || ";
        row += ("coalesce(int4send(octet_length(" + bytes + ")) || " + bytes + ", int4send(-1))").toStdString();
    }
    return "encode(sha256(" + row + "), 'hex')";
}

QByteArray readEvent(const std::vector<QByteArray>& fields)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (isCompared(erc8004_event_columns[i]))
            hash.addData(fields[i]);
    return hash.result().toHex();
}

chain::Streams streamsAt(const StoredStreams& stored, Height height)
{
    chain::Streams there;
    for (const auto& stream : stored.streams)
        if (stream.covered.contains(height))
            there.push_back(stream.spec);
    return there;
}

void hold(const Rows& expected, const Rows& found, std::map<Height, Difference>& out)
{
    const auto missing = [&out](const Rows& from, const Rows& in, qint64 Difference::*count) {
        for (const auto& [height, rows] : from) {
            const auto there = in.find(height);
            for (const QByteArray& row : rows)
                if (there == in.end() || !there->second.contains(row)) {
                    out[height].block = height;
                    ++(out[height].*count);
                }
        }
    };
    missing(expected, found, &Difference::missing);
    missing(found, expected, &Difference::surplus);
}

}  // namespace

Expected<StoredStreams> storedStreams(store::Session& session, const QString& caip2)
{
    return session.read([&](store::Transaction& t) {
        StoredStreams out;
        const auto rows = t.exec(
            "SELECT s.stream, c.lo, c.hi, s.settings, s.revision FROM signalbox.streams s JOIN signalbox.coverage c "
            "USING (caip2, stream) "
            "WHERE s.caip2 = $1 AND s.removed_at IS NULL AND s.stream ~ "
            "'^(headers|registries|transfers|balance_events)(:|$)' "
            "ORDER BY s.stream, c.lo",  // others are computed from these
            {caip2});
        for (const auto& row : rows) {
            const QString name = store::text(row[0]);
            if (out.streams.empty() || out.streams.back().spec.name != name)
                out.streams.push_back({{name, store::object(row[3]), store::text(row[4])}, {}});
            const Interval covered{store::integer(row[1], 0), store::integer(row[2], -1)};
            out.streams.back().covered.add(covered);
            out.blocks.add(covered);
        }
        return out;
    });
}

std::vector<Piece> piecesOf(const StoredStreams& stored, Interval range, qint64 most)
{
    std::set<Height> cuts;
    for (const auto& stream : stored.streams)
        for (const Interval& covered : stream.covered.intersected(range)) {
            cuts.insert(covered.lo);
            cuts.insert(covered.hi + 1);
        }
    std::vector<Piece> pieces;
    for (const Interval& covered : stored.blocks.intersected(range))
        for (Height lo = covered.lo; lo <= covered.hi;) {
            const auto cut = cuts.upper_bound(lo);
            Height hi = std::min(covered.hi, lo + most - 1);
            if (cut != cuts.end())
                hi = std::min(hi, *cut - 1);
            pieces.push_back({{lo, hi}, streamsAt(stored, lo), {}, {}});
            lo = hi + 1;
        }
    return pieces;
}

std::vector<Piece> samplePieces(const StoredStreams& stored, Interval range, qint64 sample, quint64 seed)
{
    const chain::IntervalSet blocks = stored.blocks.intersected(range);
    const qint64 count = blocks.count();
    if (sample >= count)
        return piecesOf(stored, range, 1);
    QRandomGenerator64 random(static_cast<QRandomGenerator64::result_type>(seed));
    std::set<qint64> places;
    // Floyd's algorithm: each subset of that size is equally likely.
    for (qint64 place = count - sample; place < count; ++place) {
        const auto drawn = static_cast<qint64>(random.generate64() % static_cast<quint64>(place + 1));
        if (!places.insert(drawn).second)
            places.insert(place);
    }
    std::vector<Piece> pieces;
    qint64 before = 0;
    auto next = places.begin();
    for (const Interval& covered : blocks) {
        for (; next != places.end() && *next < before + covered.count(); ++next) {
            const Height height = covered.lo + (*next - before);
            pieces.push_back({{height, height}, streamsAt(stored, height), {}, {}});
        }
        before += covered.count();
    }
    return pieces;
}

std::vector<Piece> cutAtRules(const std::vector<Piece>& pieces, const evm::proof::Rules& rules)
{
    std::vector<Piece> out;
    for (const Piece& piece : pieces)
        for (Height lo = piece.range.lo; lo <= piece.range.hi;) {
            const Height hi = std::min(piece.range.hi, rules.lastLike(lo));
            out.push_back({{lo, hi}, piece.streams, {}, {}, rules.at(lo).impossible});
            lo = hi + 1;
        }
    return out;
}

Expected<std::vector<Difference>> compareStored(store::Session& session, const QString& schema, qint64 chainId,
                                                const Piece& piece)
{
    std::map<Height, Difference> found;
    std::map<Height, QString> hashes;
    for (const auto& header : piece.truth->headers)
        hashes[header.number] = QString::fromLatin1(hex::bytes(header.hash)).mid(2);
    Rows events;
    const auto plainRows = [&](const QString& entity) {
        Rows all;
        eachRow(piece.truth->tables.rowsOf(entity).data(), [&](const std::vector<QByteArray>& fields) {
            QByteArray row;
            for (std::size_t i = 1; i < fields.size(); ++i)
                row += QByteArrayView(fields[i]).sliced(4);
            all[number(fields[0])].insert(row.toHex());
        });
        return all;
    };
    const std::size_t block = eventColumn("block_number");
    eachRow(piece.truth->tables.rowsOf(evm::eventsEntity).data(),
            [&](const std::vector<QByteArray>& fields) { events[number(fields[block])].insert(readEvent(fields)); });
    const std::string ofTokens = evm::TransfersSet::scope(piece.streams).toStdString();
    const std::string ofRules = evm::BalanceEventsSet::scope(piece.streams).toStdString();
    const auto done = session.read([&](store::Transaction& t) {
        const std::string table = store::quoteName(schema);
        for (const auto& row :
             t.exec("SELECT number, encode(hash, 'hex') FROM " + table + ".blocks WHERE number BETWEEN $1 AND $2",
                    {piece.range.lo, piece.range.hi})) {
            const Height height = store::integer(row[0], -1);
            const auto truth = hashes.find(height);
            if (truth != hashes.end() && truth->second != store::text(row[1])) {
                found[height].block = height;
                found[height].otherHash = true;
            }
        }
        Rows stored;
        if (!ofTokens.empty())
            for (const auto& row :
                 t.exec("SELECT block_number, encode(int4send(log_index) || transaction_hash || contract_address || "
                        "from_address || to_address || numeric_send(value), 'hex') FROM " +
                            table + ".transfers t WHERE block_number BETWEEN $1 AND $2 AND " + ofTokens,
                        {piece.range.lo, piece.range.hi}))
                stored[store::integer(row[0], -1)].insert(store::text(row[1]).toLatin1());
        hold(plainRows(evm::transfersEntity), stored, found);
        stored.clear();
        if (!ofRules.empty())
            for (const auto& row :
                 t.exec("SELECT block_number, encode(int4send(log_index) || transaction_hash || contract_address || "
                        "holder || numeric_send(delta) || convert_to(kind, 'UTF8'), 'hex') FROM " +
                            table + ".balance_events e WHERE block_number BETWEEN $1 AND $2 AND " + ofRules,
                        {piece.range.lo, piece.range.hi}))
                stored[store::integer(row[0], -1)].insert(store::text(row[1]).toLatin1());
        hold(plainRows(evm::balanceEventsEntity), stored, found);
        stored.clear();
        if (chain::contains(piece.streams, u"registries")) {
            const auto mixed = evm::RegistryEventsSet::mixed(piece.streams);
            for (const auto& row :
                 t.exec("SELECT block_number, " + storedEvent() +
                            ", registry FROM erc8004.events_live e WHERE chain_id = $1 AND block_number BETWEEN $2 AND "
                            "$3 AND " +
                            evm::RegistryEventsSet::scope(piece.streams).toStdString(),
                        {chainId, piece.range.lo, piece.range.hi})) {
                const Height height = store::integer(row[0], -1);
                const QByteArray event = store::text(row[1]).toLatin1();
                // It may be of an address that is not read any more.
                if (std::find(mixed.begin(), mixed.end(), store::text(row[2])) == mixed.end() ||
                    events[height].contains(event))
                    stored[height].insert(event);
            }
            hold(events, stored, found);
        }
        return Done{};
    });
    if (!done)
        return fail(done.error());
    std::vector<Difference> out;
    for (const auto& [height, difference] : found)
        out.push_back(difference);
    return out;
}

}  // namespace signalbox::engine
