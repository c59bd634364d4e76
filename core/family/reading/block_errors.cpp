// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/reading/block_errors.h"

#include "signalbox/literals.h"

namespace signalbox::engine {

Error inconsistent(const Message& what)
{
    return Error::make(
        ErrorKind::Retryable, "INCONSISTENT_ANSWERS",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "The answers of the endpoints contradict each other: %1. They were discarded, "
                                  "and the blocks are requested again."))
            .arg(what));
}

Error doesNotFollow(Height height)
{
    return inconsistent(
        Message(QT_TRANSLATE_NOOP("Engine", "block %1 does not follow block %2")).arg(height).arg(height - 1));
}

Error notStorable(Height height, const QString& fault)
{
    return Error::make(ErrorKind::Retryable, "BLOCK_NOT_STORABLE",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "Block %1 contains something that cannot be stored: %2. It is "
                                                 "retried; other blocks are indexed meanwhile."))
                           .arg(height)
                           .arg(fault),
                       {{u"block"_s, height}, {u"fault"_s, fault}});
}

Error servesAnotherChain(const QString& seen)
{
    return Error::make(
        ErrorKind::Retryable, "WRONG_CHAIN",
        Message(QT_TRANSLATE_NOOP(
                    "Engine", "An endpoint now serves chain %1. It is not used; Signalbox continues with the others."))
            .arg(seen),
        {{u"seen"_s, seen}});
}

std::optional<Error> brokenParent(const std::vector<chain::BlockRef>& refs)
{
    if (refs.size() < 2 || refs.back().parent == refs[refs.size() - 2].hash)
        return std::nullopt;
    return Error::make(
        ErrorKind::Retryable, "INCONSISTENT_ANSWERS",
        Message(
            QT_TRANSLATE_NOOP("Engine", "The parent of block %1 is not the block before it. The request is repeated."))
            .arg(refs.back().number));
}

}  // namespace signalbox::engine
