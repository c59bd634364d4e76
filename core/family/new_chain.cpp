// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/new_chain.h"

#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::engine {

tl::unexpected<Error> badArguments(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_ARGS", std::move(message));
}

tl::unexpected<Error> noEndpoint()
{
    return fail(ErrorKind::Invalid, "NO_ENDPOINT",
                Message(QT_TRANSLATE_NOOP("Engine", "A chain needs at least one endpoint.")));
}

Expected<store::ChainRow> newChainRow(const ChainDraft& draft, const QString& family, const QString& name, Height from)
{
    if (draft.to && *draft.to < from)
        return badArguments(Message(QT_TRANSLATE_NOOP("Engine", "The last block is below the first one.")));
    store::ChainRow chain;
    chain.caip2 = draft.caip2;
    chain.family = family;
    chain.name = draft.name.trimmed().isEmpty() ? name : draft.name.trimmed();
    chain.state = u"active"_s;
    if (!draft.genesisHash.isEmpty()) {
        const auto hash = hex::hash(draft.genesisHash);
        if (!hash)
            return badArguments(
                Message(QT_TRANSLATE_NOOP("Engine", "The hash of the first block is not a block hash.")));
        chain.genesisHash = QByteArray(reinterpret_cast<const char*>(hash->data()), 32);
    }
    chain.settings = draft.settings;
    chain.settings.insert(u"from"_s, from);
    if (draft.to)
        chain.settings.insert(u"to"_s, *draft.to);
    if (!draft.explorer.isEmpty())
        chain.settings.insert(u"explorer"_s, draft.explorer);
    if (!draft.nativeSymbol.isEmpty())
        chain.settings.insert(u"nativeSymbol"_s, draft.nativeSymbol);
    return chain;
}

}  // namespace signalbox::engine
