// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <stdexcept>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_hub.h"
#include "support/database.h"
#include "support/process.h"

namespace signalbox::test {

/// Three simulated Cosmos chains without automatic blocks, and a workspace that is controlled by the command line
/// alone.
class IbcWorkspace {
public:
    explicit IbcWorkspace(const sim::CosmosSimSpec& spec = {}) : m_hub(std::make_shared<sim::CosmosSimNet>(spec))
    {
        // a path that is no API key, so that no secret store is needed
        for (int chain = 0; chain < 3; ++chain)
            m_hub.setPath(chain, "/simulated");
    }

    CliWorkspace& cli() { return m_workspace; }
    Database& database() { return m_workspace.database(); }
    sim::CosmosSimHub& hub() { return m_hub; }
    sim::CosmosSimNet& net() { return m_hub.net(); }

    CliResult add(int chain, const QStringList& more = {})
    {
        return m_workspace.run(QStringList{u"chain"_s, u"add"_s, u"cosmos"_s, u"--rpc"_s, m_hub.rpcUrl(chain),
                                           u"--lcd"_s, m_hub.lcdUrl(chain)} +
                               more);
    }
    void mustAddAll()
    {
        for (int chain = 0; chain < 3; ++chain) {
            const CliResult added = add(chain);
            if (added.exitCode != 0)
                throw std::runtime_error("chain add cosmos: " + added.text().toStdString());
        }
    }
    CliResult sync(int timeoutMs = 240'000) { return m_workspace.run({u"run"_s, u"--until-synced"_s}, {}, timeoutMs); }

    /// Packets by what is stored of them, and what differs from the simulation; empty if all is equal.
    QStringList differences()
    {
        std::map<QString, QString> stored;
        for (const QStringList& row : database().rows(
                 "SELECT packet_id, outcome || ' ' || coalesce(dst_chain_id, '?') || ' ' || coalesce(amount::text, "
                 "'-') "
                 "|| ' ' || send_height || ' ' || coalesce(recv_height, 0) || ' ' || coalesce(clear_height, 0) "
                 "FROM ibc.packet_flow"))
            stored[row[0]] = row[1];
        QStringList found;
        const auto lock = net().reading();
        for (int id = 0; id < int(net().packets()); ++id) {
            const sim::CosmosSimPacket& packet = net().packet(id);
            const auto& ends = net().links()[std::size_t(packet.link)].ends;
            const auto &source = ends[packet.from], &destination = ends[1 - packet.from];
            const QString key =
                u"%1/transfer/%2/%3"_s.arg(QString::fromLatin1(source.chainId), QString::fromLatin1(source.channel),
                                           QString::number(packet.sequence));
            const char* const outcome = packet.timedOut                                 ? "timed_out"
                                        : packet.done > 0 && packet.isError()           ? "failed"
                                        : packet.done > 0                               ? "acknowledged"
                                        : packet.received > 0 && destination.chain >= 0 ? "received"
                                                                                        : "sent";
            const QString expected =
                u"%1 %2 %3 %4 %5 %6"_s.arg(QLatin1String(outcome), QString::fromLatin1(destination.chainId))
                    .arg(packet.amount)
                    .arg(packet.sent)
                    .arg(destination.chain >= 0 ? packet.received : 0)
                    .arg(packet.done);
            const auto row = stored.find(key);
            if (row == stored.end())
                found << key + u" is missing"_s;
            else if (row->second != expected)
                found << u"%1: %2 instead of %3"_s.arg(key, row->second, expected);
            if (row != stored.end())
                stored.erase(row);
        }
        for (const auto& [key, value] : stored)
            found << key + u" was never sent"_s;
        return found;
    }

    /// Every table whose rows the chains alone determine: rows and their hash.
    std::map<QString, QString> digests()
    {
        std::map<QString, QString> all;
        const auto digest = [&](const QString& table, const QString& without) {
            all[table] = database()
                             .rows(
                                 u"SELECT count(*), coalesce(md5(string_agg(j, E'\\n' ORDER BY j)), '') FROM (SELECT "
                                 "(to_jsonb(t) - '%2'::text[])::text FROM %1 t) r (j)"_s.arg(table, without)
                                     .toUtf8())
                             .front()
                             .join(u' ');
        };
        for (const QStringList& row : database().rows(
                 "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname LIKE "
                 "'cosmos\\_%'"))
            digest(row[0], u"{learnt_at,asked_at}"_s);
        digest(u"ibc.packet_flow"_s, u"{id,stuck_at,status,amount_usd,metadata}"_s);
        digest(u"ibc.packet_relays"_s, u"{}"_s);
        return all;
    }

private:
    sim::CosmosSimHub m_hub;
    CliWorkspace m_workspace;
};

inline void expectNoDifference(const QStringList& found)
{
    QVERIFY2(found.isEmpty(), qPrintable(u"%1 differences:\n"_s.arg(found.size()) + found.mid(0, 20).join(u'\n')));
}

}  // namespace signalbox::test
