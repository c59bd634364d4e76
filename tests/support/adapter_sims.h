#pragma once

#include "evm/evm_adapter.h"
#include "sim/server.h"
#include "support/hex.h"

namespace signalbox::test {

/// One simulated chain behind two endpoints, as tests of the adapter read it.
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
        const auto& spec = m_chain->spec();
        config.registries = {{spec.identity, evm::RegistryKind::Identity},
                             {spec.reputation, evm::RegistryKind::Reputation},
                             {spec.validation, evm::RegistryKind::Validation}};
        return config;
    }

    std::vector<QString> streams() const
    {
        std::vector<QString> all{QStringLiteral("headers"), QStringLiteral("registries")};
        for (const auto& token : m_chain->spec().tokens)
            all.push_back(QStringLiteral("transfers:") + QString::fromLatin1(hex::bytes(token.address)));
        return all;
    }

    std::shared_ptr<sim::SimChain> m_chain;
    std::shared_ptr<sim::SimThread> m_thread;
    std::unique_ptr<sim::SimServer> m_first, m_second;
};

}  // namespace signalbox::test
