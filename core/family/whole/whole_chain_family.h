// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"
#include "family/family.h"

namespace signalbox::engine {

/// A family whose chains are indexed completely, as one stream, and whose blocks are final when they exist: streams are
/// neither chosen, added nor removed, and there are no confirmations and no reorgs.
class WholeChainFamily : public Family, public OwnRecords {
public:
    Expected<store::StreamRow> streamRow(const store::ChainRow& chain, const StreamDraft& draft) const override;
    Expected<QString> streamName(const store::ChainRow& chain, const QString& given) const override;
    Expected<Done> checkSettings(const store::ChainRow& chain, const arguments::ChainEdit& edit) const override;
    const OwnRecords& records() const override { return *this; }

protected:
    explicit WholeChainFamily(QString stream, Capabilities capabilities = {})
        : m_stream(std::move(stream)), m_capabilities(std::move(capabilities))
    {
    }
    const Capabilities& capabilities() const { return m_capabilities; }
    /// From block 1 at the earliest. `name` is for a draft without one. Errors: BAD_ARGS.
    Expected<store::NewChain> wholeChain(const ChainDraft& draft, const QString& name) const;

private:
    Error noStreams(const store::ChainRow& chain) const;

    const QString m_stream;
    const Capabilities m_capabilities;
};

}  // namespace signalbox::engine
