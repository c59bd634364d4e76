// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/snapshots.h"

#include "canopy/json_fields.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

namespace {

Read<simdjson::dom::object> objectOf(JsonReader& reader, const QByteArray& body)
{
    const auto document = reader.parse({body.constData(), static_cast<std::size_t>(body.size())});
    if (!document)
        return tl::unexpected(document.error());
    simdjson::dom::object all;
    if (document->get(all) != simdjson::SUCCESS)
        return tl::unexpected(Bad{u"no object"_s});
    return all;
}

/// Sorted by hash, because nodes return them in any order.
std::map<std::string, simdjson::dom::element> sorted(const simdjson::dom::object& all)
{
    std::map<std::string, simdjson::dom::element> rows;
    for (const auto field : all)
        rows.emplace(field.key, field.value);
    return rows;
}

void votes(catalog::RowWriter& to, const Fields& side)
{
    to.amount(side.number("approveTokens")).amount(side.number("rejectTokens")).amount(side.number("totalVotedTokens"));
    to.amount(side.number("totalTokens")).bigint(side.number("approvedPercent")).bigint(side.number("rejectPercent"));
    to.bigint(side.number("votedPercent"));
}

}  // namespace

Read<int> pollRows(const QByteArray& body, qint64 at, catalog::RowSet& rows)
{
    JsonReader reader;
    const auto all = objectOf(reader, body);
    if (!all)
        return tl::unexpected(all.error());
    std::string fault;
    int count = 0;
    for (const auto& [hash, value] : sorted(*all)) {
        const Fields poll(value, &fault);
        const auto id = bytesOf(hash);
        if (!id)
            return tl::unexpected(bad("poll", "its hash is not hex"));
        auto& to = rows.of(u"poll_snapshots"_s);
        to.begin().bytea(*id).text(poll.text("proposalURL"));
        votes(to, poll.object("accounts"));
        votes(to, poll.object("validators"));
        to.time(at).end();
        ++count;
    }
    if (!fault.empty())
        return tl::unexpected(bad("poll", fault));
    return count;
}

Read<int> proposalRows(const QByteArray& body, qint64 at, const QString& endpoint, catalog::RowSet& rows)
{
    JsonReader reader;
    const auto all = objectOf(reader, body);
    if (!all)
        return tl::unexpected(all.error());
    const std::string from = endpoint.toStdString();
    std::string fault;
    int count = 0;
    for (const auto& [hash, value] : sorted(*all)) {
        const Fields entry(value, &fault);
        const Fields proposal = entry.object("proposal");
        const Fields msg = proposal.object("msg");
        const auto id = bytesOf(hash);
        if (!id)
            return tl::unexpected(bad("proposals", "a hash is not hex"));
        const bool transfer = proposal.text("type") == "daoTransfer";
        // The signer: from the message, else from the key that signed.
        QByteArray signer = msg.hex("signer");
        if (signer.isEmpty()) {
            const QByteArray key = proposal.object("signature").hex("publicKey");
            signer = key.isEmpty() ? QByteArray() : addressOf(key);
        }
        const auto parameter = msg.find("parameterValue");
        auto& to = rows.of(u"proposal_snapshots"_s);
        to.begin().bytea(*id).text(compact(proposal.whole())).boolean(entry.flag("approve")).time(at);
        to.text(proposal.text("type")).bytea(signer).bigint(msg.number("startHeight")).bigint(msg.number("endHeight"));
        to.text(msg.text("parameterSpace")).text(msg.text("parameterKey"));
        to.text(parameter ? compact(*parameter) : std::string()).bytea(transfer ? msg.hex("address") : QByteArray());
        to.amount(transfer ? msg.number("amount") : 0).text(from).end();
        ++count;
    }
    if (!fault.empty())
        return tl::unexpected(bad("proposals", fault));
    return count;
}

}  // namespace signalbox::canopy
