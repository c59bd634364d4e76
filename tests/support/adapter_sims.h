// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/evm_adapter.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/hex.h"

namespace signalbox::test {

/// One simulated chain behind two endpoints, as the adapter's tests read it.
class AdapterSims {
protected:
    void make(const sim::SimSpec& spec)
    {
        m_chain = std::make_shared<sim::SimChain>(spec);
        m_thread = std::make_shared<sim::SimThread>();
        m_first = std::make_unique<sim::SimServer>(m_chain, m_thread);
        m_second = std::make_unique<sim::SimServer>(m_chain, m_thread);
    }

    evm::EvmAdapterConfig configOf(int endpoints) const
    {
        evm::EvmAdapterConfig config;
        config.chainId = qint64(m_chain->spec().chainId);
        for (int i = 0; i < endpoints; ++i) {
            EndpointDraft draft;
            draft.url = i == 0 ? m_first->url() : m_second->url();
            config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, i + 1));
        }
        return config;
    }

    chain::Streams streams() const
    {
        const auto& spec = m_chain->spec();
        const auto text = [](const Bytes20& address) { return hex::text(address); };
        const QJsonObject registries{{u"identity"_s, text(spec.identity)},
                                     {u"reputation"_s, text(spec.reputation)},
                                     {u"validation"_s, text(spec.validation)}};
        chain::Streams all{u"headers"_s, {u"registries"_s, {{u"registries"_s, registries}}}};
        for (const auto& token : m_chain->spec().tokens)
            all.push_back(u"transfers:"_s + QString::fromLatin1(hex::bytes(token.address)));
        return all;
    }

    std::shared_ptr<sim::SimChain> m_chain;
    std::shared_ptr<sim::SimThread> m_thread;
    std::unique_ptr<sim::SimServer> m_first, m_second;
};

}  // namespace signalbox::test
