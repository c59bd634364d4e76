// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/concerns.h"

#include "ibc/state/check_rows.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

using engine::Concerns;

constexpr int behindMinutes = 5;

void readStuck(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             "SELECT h.caip2, h.name, coalesce(d.name, k.dst_chain_id, '?'), k.src_chain_id, k.src_port_id, "
             "k.src_channel_id, k.stuck, k.oldest <= now() - t.critical FROM (SELECT p.src_chain_id, p.src_port_id, "
             "p.src_channel_id, p.dst_chain_id, count(*) AS stuck, min(p.created_at) AS oldest FROM ibc.packet_flow p "
             "WHERE p.status = 'stuck' GROUP BY 1, 2, 3, 4) k JOIN ibc.chain_heads h ON h.chain_id = k.src_chain_id "
             "LEFT JOIN ibc.chain_heads d ON d.chain_id = k.dst_chain_id CROSS JOIN LATERAL "
             "ibc.thresholds_of(k.src_chain_id, k.src_port_id, k.src_channel_id) t ORDER BY k.stuck DESC LIMIT 100")) {
        const QString chainId = store::text(row[3]), port = store::text(row[4]), channel = store::text(row[5]);
        concerns[store::text(row[0])].push_back(
            {u"ibc_stuck"_s,
             chainId + u'/' + port + u'/' + channel,
             store::boolean(row[7]) ? u"error"_s : u"warning"_s,
             Message::counted("%Ln packet from %1 to %2 is stuck on %3. Clear it.",
                              QT_TRANSLATE_N_NOOP("Engine", "%Ln packets from %1 to %2 are stuck on %3. Clear them."),
                              store::integer(row[6]))
                 .arg(store::text(row[1]), store::text(row[2]), channel),
             {{u"chainId"_s, chainId}, {u"port"_s, port}, {u"channel"_s, channel}}});
    }
}

void readStuckV2(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             "SELECT h.caip2, h.name, coalesce(d.name, k.dst_chain_id, '?'), k.src_chain_id, k.src_client_id, k.stuck, "
             "k.oldest <= now() - t.critical FROM (SELECT p.src_chain_id, p.src_client_id, p.dst_chain_id, count(*) AS "
             "stuck, min(p.created_at) AS oldest FROM ibc.packet_flow_v2 p WHERE p.status = 'stuck' GROUP BY 1, 2, 3) "
             "k JOIN ibc.chain_heads h ON h.chain_id = k.src_chain_id LEFT JOIN ibc.chain_heads d ON d.chain_id = "
             "k.dst_chain_id CROSS JOIN LATERAL ibc.thresholds_of(k.src_chain_id, '', k.src_client_id) t ORDER BY "
             "k.stuck DESC LIMIT 100")) {
        const QString chainId = store::text(row[3]), client = store::text(row[4]);
        concerns[store::text(row[0])].push_back(
            {u"ibc_stuck"_s,
             chainId + u"/v2/"_s + client,
             store::boolean(row[6]) ? u"error"_s : u"warning"_s,
             Message::counted("%Ln packet of IBC v2 from %1 to %2 is stuck on %3. Check the relayer for IBC v2.",
                              QT_TRANSLATE_N_NOOP("Engine",
                                                  "%Ln packets of IBC v2 from %1 to %2 are stuck on %3. Check the "
                                                  "relayer for IBC v2."),
                              store::integer(row[5]))
                 .arg(store::text(row[1]), store::text(row[2]), client),
             {{u"chainId"_s, chainId}, {u"client"_s, client}}});
    }
}

/// Something is to be read, and nothing was.
void readBehind(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             "SELECT c.caip2, c.name, floor(extract(epoch FROM now() - greatest(g.changed_at, k.updated_at)) / "
             "60)::bigint FROM signalbox.chains c JOIN signalbox.consumers k ON k.caip2 = c.caip2 AND k.name = 'ibc' "
             "JOIN signalbox.changes g ON g.caip2 = c.caip2 AND g.seq = k.seq + 1 WHERE c.state IN ('active', "
             "'paused') "
             "AND greatest(g.changed_at, k.updated_at) < now() - $1 * interval '1 minute' ORDER BY c.caip2",
             {behindMinutes}))
        concerns[store::text(row[0])].push_back(
            {u"ibc_behind"_s,
             {},
             u"error"_s,
             Message::counted(
                 "Packets of %1 have not been matched with their events for %Ln minute. See the log.",
                 QT_TRANSLATE_N_NOOP(
                     "Engine", "Packets of %1 have not been matched with their events for %Ln minutes. See the log."),
                 store::integer(row[2]))
                 .arg(store::text(row[1])),
             {}});
}

/// What the tables of packets refuse.
void readParked(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             "SELECT c.caip2, c.name, count(*), min(p.height), (array_agg(p.error ORDER BY p.height))[1] FROM "
             "ibc.join_parked p JOIN ibc.join_chains() j ON j.chain_id = p.chain_id JOIN signalbox.chains c ON c.caip2 "
             "= j.caip2 GROUP BY c.caip2, c.name ORDER BY c.caip2"))
        concerns[store::text(row[0])].push_back(
            {u"ibc_behind"_s,
             u"parked"_s,
             u"error"_s,
             Message::counted("Packets in %Ln block of %1 cannot be stored, the first one in block %L2. Signalbox "
                              "retries every hour. %3",
                              QT_TRANSLATE_N_NOOP("Engine",
                                                  "Packets in %Ln blocks of %1 cannot be stored, the first ones in "
                                                  "block %L2. Signalbox retries every hour. %3"),
                              store::integer(row[2]))
                 .arg(store::text(row[1]))
                 .arg(store::integer(row[3]))
                 .arg(store::text(row[4])),
             {}});
}

}  // namespace

Expected<Concerns> readConcerns(store::Session& session)
{
    return session.read([](store::Transaction& transaction) {
        Concerns concerns;
        readStuck(transaction, concerns);
        readStuckV2(transaction, concerns);
        readBehind(transaction, concerns);
        readParked(transaction, concerns);
        readStateConcerns(transaction, concerns);
        return concerns;
    });
}

Expected<std::map<QString, Height>> readSettled(store::Session& session)
{
    return session.read([](store::Transaction& transaction) {
        std::map<QString, Height> settled;
        for (const auto& row : transaction.exec(
                 "SELECT c.caip2, least(ibc.joined_up_to(c.chain_id, c.caip2, c.schema_name), coalesce(h.counted, -1)) "
                 "FROM ibc.join_chains() c LEFT JOIN ibc.chain_heads h ON h.chain_id = c.chain_id"))
            settled[store::text(row[0])] = store::integer(row[1]);
        return settled;
    });
}

}  // namespace signalbox::ibc
