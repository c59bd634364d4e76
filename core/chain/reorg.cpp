// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/reorg.h"
#include "signalbox/literals.h"

#include <QByteArray>
#include <algorithm>

namespace signalbox::chain {

AncestorSearch::AncestorSearch(const RecentHeaders& stored, Height top, Height step)
    : m_stored(stored), m_top(top), m_step(std::max<Height>(1, step))
{
}

std::optional<Interval> AncestorSearch::next() const
{
    if (m_ancestor)
        return std::nullopt;
    // Heights that the store does not hold say nothing: jump to the next one it holds.
    const auto top = m_stored.newestAtOrBelow(m_top);
    if (!top)
        return std::nullopt;
    return Interval{std::max(*m_stored.oldest(), top->number - m_step + 1), top->number};
}

void AncestorSearch::feed(const std::vector<BlockRef>& canonical)
{
    const auto asked = next();
    if (!asked)
        return;
    for (auto header = canonical.rbegin(); header != canonical.rend(); ++header) {
        const auto* stored = m_stored.at(header->number);
        if (!stored)
            continue;
        // A header that was damaged on its way has the right hash and a wrong parent: it is not the chain's either.
        if (stored->hash == header->hash && stored->parent == header->parent) {
            m_ancestor = *header;
            return;
        }
        m_different = *header;
    }
    m_top = asked->lo - 1;
    m_step = std::min<Height>(m_step * 2, 200);
}

ReorgVerdict judgeReorg(const AncestorSearch& search, Height storedTop, std::optional<Height> floor,
                        const IntervalSet& covered)
{
    ReorgVerdict verdict;
    const auto ancestor = search.ancestor();
    if (!ancestor) {
        const Height oldest = search.stored().oldest().value_or(0);
        const bool clean = !covered.intersects({floor.value_or(-1) + 1, oldest - 1});
        verdict.kind = clean && floor.value_or(-1) < oldest ? ReorgVerdict::Kind::Undo : ReorgVerdict::Kind::TooDeep;
        verdict.ancestor = std::max(floor.value_or(-1), Height(-1));
        verdict.depth = storedTop - verdict.ancestor;
        return verdict;
    }
    verdict.ancestor = ancestor->number;
    verdict.depth = storedTop - ancestor->number;
    if (!search.firstDifferent())
        return verdict;  // nothing differs: the stored blocks are the chain's
    verdict.kind = floor && ancestor->number < *floor ? ReorgVerdict::Kind::TooDeep : ReorgVerdict::Kind::Undo;
    if (verdict.kind == ReorgVerdict::Kind::TooDeep)
        verdict.suggestion = ancestor->number;
    return verdict;
}

namespace {

QString hex(const Bytes32& hash)
{
    return "0x"_L1 + QString::fromLatin1(
                         QByteArray(reinterpret_cast<const char*>(hash.data()), static_cast<int>(hash.size())).toHex());
}

}  // namespace

Error reorgTooDeep(const ReorgVerdict& verdict, const BlockRef& stored, const std::optional<BlockRef>& canonical,
                   std::optional<Height> finalized, std::optional<Height> oldestStored)
{
    QVariantMap args{{u"stored"_s, stored.number}, {u"stored_hash"_s, hex(stored.hash)}};
    QString text = u"The chain no longer has blocks that were finalized: block %1 is stored as %2"_s.arg(stored.number)
                       .arg(hex(stored.hash));
    if (canonical) {
        args.insert(u"canonical_hash"_s, hex(canonical->hash));
        text += u", the endpoint returns %1"_s.arg(hex(canonical->hash));
    }
    text += u". "_s;
    if (verdict.suggestion) {
        args.insert(u"ancestor"_s, *verdict.suggestion);
        args.insert(u"rewind_to"_s, *verdict.suggestion);
        text += u"Both agree up to block %1, %2 blocks below the newest stored one"_s.arg(*verdict.suggestion)
                    .arg(verdict.depth);
    } else {
        text += u"No common block was found among the stored headers"_s;
        if (oldestStored) {
            args.insert(u"rewind_to"_s, std::max<Height>(0, *oldestStored - 1));
            text += u" down to %1"_s.arg(*oldestStored);
        }
    }
    if (finalized) {
        args.insert(u"finalized"_s, *finalized);
        text += u", below the finalized block %1"_s.arg(*finalized);
    }
    text +=
        u". Nothing was undone, and indexing has stopped. Check that the endpoints serve the right network, then "
        "rewind to block %1."_s.arg(args.value(u"rewind_to"_s, 0).toLongLong());
    return Error::make(ErrorKind::Refused, "REORG_TOO_DEEP", text, args);
}

}  // namespace signalbox::chain
