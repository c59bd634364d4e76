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
    // Heights that are not stored give no answer: continue at the next stored one.
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
        // A header that was damaged on its way has the right hash and a wrong parent: it is not the chain's header
        // either.
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
    const QString storedHash = hex(stored.hash);
    Message differs =
        Message(QT_TRANSLATE_NOOP("Engine", "Block %1 is finalized and stored as %2, but the chain no longer has it."))
            .arg(stored.number)
            .arg(storedHash);
    if (canonical) {
        args.insert(u"canonical_hash"_s, hex(canonical->hash));
        differs =
            Message(QT_TRANSLATE_NOOP("Engine", "Block %1 is finalized and stored as %2, but the endpoint returns %3."))
                .arg(stored.number)
                .arg(storedHash)
                .arg(hex(canonical->hash));
    }
    Message common = Message(QT_TRANSLATE_NOOP("Engine", "No common block was found among the stored headers."));
    if (verdict.suggestion) {
        args.insert(u"ancestor"_s, *verdict.suggestion);
        args.insert(u"rewind_to"_s, *verdict.suggestion);
        common = Message::counted("Both agree up to block %1, %Ln block below the newest stored one.",
                                  QT_TRANSLATE_N_NOOP(
                                      "Engine", "Both agree up to block %1, %Ln blocks below the newest stored one."),
                                  verdict.depth)
                     .arg(*verdict.suggestion);
    } else if (oldestStored) {
        args.insert(u"rewind_to"_s, std::max<Height>(0, *oldestStored - 1));
        common = Message(QT_TRANSLATE_NOOP("Engine", "No common block was found among the stored headers down to %1."))
                     .arg(*oldestStored);
    }
    Message below;
    if (finalized) {
        args.insert(u"finalized"_s, *finalized);
        below = Message(QT_TRANSLATE_NOOP("Engine", "The chain had finalized all blocks up to %1.")).arg(*finalized);
    }
    const Message next =
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "Nothing was undone, and indexing has stopped. Check that the endpoints serve "
                                  "the right network, then rewind to block %1."))
            .arg(args.value(u"rewind_to"_s, 0).toLongLong());
    return Error::make(ErrorKind::Refused, "REORG_TOO_DEEP", Message::joined({differs, common, below, next}), args);
}

}  // namespace signalbox::chain
