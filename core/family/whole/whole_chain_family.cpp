// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/whole/whole_chain_family.h"

#include "family/capability_parts.h"
#include "family/new_chain.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

Error WholeChainFamily::noStreams(const store::ChainRow& chain) const
{
    return Error::make(
        ErrorKind::Refused, "NO_STREAMS",
        Message(
            QT_TRANSLATE_NOOP("Engine", "\"%1\" is %2. %3 are indexed completely: streams cannot be added or removed."))
            .arg(chain.name, aChain(), label()));
}

Expected<store::NewChain> WholeChainFamily::wholeChain(const ChainDraft& draft, const QString& name) const
{
    for (const StreamDraft& stream : draft.streams)
        if (stream.stream != m_stream)
            return badArguments(
                Message(QT_TRANSLATE_NOOP("Engine", "%1 are indexed completely: they have no stream \"%2\"."))
                    .arg(label(), stream.stream));
    const Height from = std::max<Height>(1, draft.from);
    auto row = newChainRow(draft, id(), name, from);
    if (!row)
        return fail(row.error());
    row->settings.insert(u"confirmations"_s, 0);
    row->settings.insert(u"reorgDepth"_s, 0);
    store::NewChain made;
    made.chain = std::move(*row);
    store::StreamRow stream;
    stream.caip2 = draft.caip2;
    stream.stream = m_stream;
    stream.from = from;
    stream.to = draft.to;
    made.streams.push_back(std::move(stream));
    for (store::StreamRow& computed : streamsOf(m_capabilities, draft.caip2))
        made.streams.push_back(std::move(computed));
    return made;
}

Expected<store::StreamRow> WholeChainFamily::streamRow(const store::ChainRow& chain, const StreamDraft& draft) const
{
    if (auto row = streamOf(m_capabilities, chain.caip2, draft.stream))
        return std::move(*row);
    return fail(noStreams(chain));
}

Expected<QString> WholeChainFamily::streamName(const store::ChainRow& chain, const QString& given) const
{
    Q_UNUSED(given)
    return fail(noStreams(chain));
}

Expected<Done> WholeChainFamily::checkSettings(const store::ChainRow& chain, const arguments::ChainEdit& edit) const
{
    Q_UNUSED(chain)
    const char* key = edit.confirmations ? "confirmations" : edit.headers ? "headers" : nullptr;
    if (!key)
        return Done{};
    return fail(ErrorKind::Invalid, "FAMILY_SETTING",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "%1 do not have the setting \"%2\": their blocks are final when they are "
                                          "committed, and all of them are stored."))
                    .arg(label(), QLatin1String(key)),
                {{u"key"_s, QLatin1String(key)}});
}

}  // namespace signalbox::engine
