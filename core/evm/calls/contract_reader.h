// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "evm/balance_events.h"
#include "evm/calls/abi.h"
#include "evm/calls/call_pace.h"
#include "evm/rpc_session.h"
#include "rpc/endpoint_settings.h"
#include "signalbox/check_price.h"
#include "signalbox/interval.h"

namespace signalbox::evm {

/// Calls of contracts by the endpoints of one chain, for work that comes last in line: it takes at most 5 % of a
/// learned rate. Calls are joined by Multicall3 where the chain has it. Lives in one thread with an event loop.
/// Contents of answers are a contract's: bytes that may be anything.
class ContractReader {
public:
    /// `multicall` none: the chain has no Multicall3. Errors: NO_HTTP_ENDPOINT.
    static Expected<std::unique_ptr<ContractReader>> open(qint64 chainId, std::vector<rpc::EndpointSettings> endpoints,
                                                          std::shared_ptr<rpc::RateRegistry> rates,
                                                          std::optional<Bytes20> multicall, CallPace pace = CallPace());

    /// The newest finalized block, or one far below the head where the nodes know no such block.
    QCoro::Task<Expected<Height>> finalBlock();
    /// One answer for each call, of the state at the end of the block. Errors: STATE_PRUNED (Unavailable) if no
    /// endpoint has the state of that block, those of the endpoints.
    QCoro::Task<Expected<std::vector<Returned>>> call(std::vector<ContractCall> calls, Height block);

    /// Events of a token by which its balances may change without a Transfer, whichever rules are on. An event that
    /// does not have the form of its rule is counted in `odd`. Errors: RANGE_TOO_LARGE (Refused) if the endpoint
    /// refuses so many blocks.
    struct RuleEvents {
        std::vector<BalanceEvent> events;
        unsigned seen = 0, odd = 0;  ///< bit i for balanceRules[i]
    };
    QCoro::Task<Expected<RuleEvents>> ruleEvents(RuledToken token, Interval range);
    /// The block in which the contract was created. Errors: NO_CONTRACT, NO_ARCHIVE (Unavailable).
    QCoro::Task<Expected<Height>> creation(Bytes20 contract);

    int requests() const { return m_requests; }
    double milliseconds() const { return m_milliseconds; }  ///< of all requests so far, without rests
    void cancel() { m_session->pool().cancel(); }           ///< running calls end with Cancelled
    const Cancellation& cancellation() const { return m_session->pool().cancellation(); }

    ContractReader(std::shared_ptr<RpcSession> session, std::optional<Bytes20> multicall, CallPace pace = CallPace());

private:
    QCoro::Task<Answer> ask(ContractCall call, QByteArray block);
    QCoro::Task<Expected<std::vector<Returned>>> joined(std::vector<ContractCall> calls, QByteArray block);
    QCoro::Task<Expected<std::vector<Returned>>> single(std::vector<ContractCall> calls, QByteArray block);
    QCoro::Task<> rest();

    std::shared_ptr<RpcSession> m_session;
    std::optional<Bytes20> m_multicall;
    CallPace m_pace;
    std::size_t m_most = CheckPrice::joined;  ///< calls in one request; smaller once a node refused
    int m_requests = 0;
    double m_milliseconds = 0;
};

/// The address of Multicall3 on a chain, from the presets or the common one; none on chains known to have none.
std::optional<Bytes20> multicallOf(qint64 chainId);

}  // namespace signalbox::evm
