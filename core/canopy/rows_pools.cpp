// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/row_maker.h"

namespace signalbox::canopy {

void RowMaker::poolRows()
{
    static const Pool none;
    auto& pools = of("pools");
    auto& holders = of("pool_points_by_holder");
    eachPair(
        m_before.pools, m_after.pools, [](const Pool& row) { return row.id; },
        [&](const Pool* before, const Pool* after) {
            const quint64 id = after ? after->id : before->id;
            const Pool& old = before ? *before : none;
            const Pool& now = after ? *after : none;
            const auto [kind, chain] = poolParts(id);
            const bool changed = !before || !after || old.amount != now.amount || old.totalPoints != now.totalPoints ||
                                 old.holders.size() != now.holders.size();
            if (changed || m_whole) {
                const bool dao = kind == PoolKind::Dao;
                pools.begin().bigint(id).bigint(m_height).bigint(chain).amount(now.amount).amount(now.totalPoints);
                pools.bigint(now.holders.size()).time(m_time);
                for (const quint64 addend : {32'767, 16'383, 65'535, 0})
                    pools.bigint(dao ? 0 : addend + chain);
                pools.difference(now.amount, old.amount).difference(now.totalPoints, old.totalPoints);
                pools.bigint(static_cast<qint64>(now.holders.size()) - static_cast<qint64>(old.holders.size()));
                pools.boolean(!after).end();
                m_count.poolsNew += before ? 0 : 1;
            }
            eachPair(
                old.holders, now.holders, [](const Holder& row) { return row.address; },
                [&](const Holder* was, const Holder* is) {
                    const bool differs = !was || !is || was->points != is->points || old.totalPoints != now.totalPoints;
                    if (!differs && !m_whole)
                        return;
                    holders.begin().bytea(view(is ? is->address : was->address)).bigint(id).bigint(id);
                    holders.bigint(m_height).time(m_time).bigint(chain).amount(is ? is->points : 0);
                    holders.amount(is ? now.totalPoints : 0).amount(is ? now.amount : 0).boolean(!is).end();
                    m_count.holders += differs && is ? 1 : 0;
                    m_count.holdersNew += was ? 0 : 1;
                });
        });
}

void RowMaker::priceRows()
{
    static const DexPrice none;
    auto& to = of("dex_prices");
    eachPair(
        m_before.prices, m_after.prices, [](const DexPrice& row) { return std::pair(row.localChain, row.remoteChain); },
        [&](const DexPrice* before, const DexPrice* after) {
            const bool changed = !before || !after || *before != *after;
            if (!changed && !m_whole)
                return;
            const DexPrice& any = after ? *after : *before;
            const DexPrice& old = before ? *before : none;
            const DexPrice& now = after ? *after : none;
            to.begin().bigint(any.localChain).bigint(any.remoteChain).bigint(m_height).amount(now.localPool);
            to.amount(now.remotePool).amount(now.priceE6).time(m_time).difference(now.priceE6, old.priceE6);
            to.difference(now.localPool, old.localPool).difference(now.remotePool, old.remotePool);
            to.boolean(!after).end();
            m_count.prices += changed && after ? 1 : 0;
        });
}

}  // namespace signalbox::canopy
