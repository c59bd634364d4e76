// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registry_events.h"

namespace signalbox::test {

Registries::Registries(AnvilNode& node)
    : identity(node.deploy(u"IdentityEmitter"_qs)),
      reputation(node.deploy(u"ReputationEmitter"_qs)),
      validation(node.deploy(u"ValidationEmitter"_qs))
{
}

QString Registries::option() const
{
    return u"identity=%1,reputation=%2,validation=%3"_qs.arg(identity, reputation, validation);
}

std::vector<RegistryCall> registryCalls(const Registries& registries, const QString& owner, const QString& other)
{
    const Contract& identity = contract(u"IdentityEmitter"_qs);
    const Contract& reputation = contract(u"ReputationEmitter"_qs);
    const Contract& validation = contract(u"ValidationEmitter"_qs);
    const AbiWord agent = number(22), hash = bytes32(QByteArray(32, '\xab'));
    std::vector<RegistryCall> calls;
    const auto call = [&calls](const QString& to, const QByteArray& data) { calls.push_back({to, data}); };

    call(registries.identity,
         identity.call("register(uint256,address,string)", {agent, address(owner), text("ipfs://a")}));
    for (quint64 shape = 0; shape < 2; ++shape) {
        call(registries.identity,
             identity.call("metadata(uint8,uint256,string,bytes)", {number(shape), agent, text("k\xff"), text("v")}));
        call(registries.identity, identity.call("setUri(uint8,uint256,string,address)",
                                                {number(shape), agent, text("ipfs://b"), address(owner)}));
    }
    call(registries.identity,
         identity.call("approvals(address,address,uint256,bool)", {address(owner), address(other), agent, number(1)}));
    for (quint64 shape = 0; shape < 8; ++shape) {
        const AbiTuple tuple{agent,
                             address(owner),
                             number(1),
                             signedNumber(shape < 6 ? 85 : -32),
                             number(1),
                             text("starred"),
                             text(QByteArray("d\0y", 3)),
                             text("https://a.example"),
                             text("ipfs://f"),
                             bytes32({})};
        call(
            registries.reputation,
            reputation.call("feedback(uint8,(uint256,address,uint64,int256,uint8,string,string,string,string,bytes32))",
                            {number(shape), tuple}));
    }
    call(registries.reputation, reputation.call("revoke(uint256,address,uint64)", {agent, address(owner), number(1)}));
    for (quint64 shape = 0; shape < 2; ++shape)
        call(registries.reputation, reputation.call("respond(uint8,uint256,address,uint64,address,string,bytes32)",
                                                    {number(shape), agent, address(owner), number(1), address(other),
                                                     text("ipfs://r"), hash}));
    call(registries.validation,
         validation.call("request(address,uint256,string,bytes32)", {address(owner), agent, text("ipfs://q"), hash}));
    for (quint64 shape = 0; shape < 3; ++shape)
        call(registries.validation,
             validation.call(
                 "response(uint8,address,uint256,bytes32,uint8,string,bytes32,string)",
                 {number(shape), address(owner), agent, hash, number(100), text(""), bytes32({}), text("hard")}));
    return calls;
}

}  // namespace signalbox::test
