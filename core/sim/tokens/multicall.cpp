// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/multicall.h"

#include <vector>

#include "sim/keccak.h"
#include "sim/tokens/abi_words.h"

namespace signalbox::sim {

namespace {

struct Call {
    Bytes20 target;
    bool allowFailure;
    QByteArray data;
};

/// Empty, and the reader is not good, if the arguments are malformed.
std::vector<Call> callsIn(AbiReader& in)
{
    std::vector<Call> calls;
    const qsizetype array = in.size(0);
    const qsizetype count = in.size(array);
    const qsizetype first = array + 32;  // offsets of the elements are relative to here
    for (qsizetype i = 0; i < count && in.isGood(); ++i) {
        const qsizetype call = first + in.size(first + 32 * i);
        calls.push_back({in.address(call), in.flag(call + 32), in.bytes(call + in.size(call + 64))});
    }
    return calls;
}

QByteArray encoded(const std::vector<CallResult>& results)
{
    QByteArray offsets, content;
    for (const CallResult& result : results) {
        appendNumber(offsets, qsizetype(results.size()) * 32 + content.size());
        appendNumber(content, result.success ? 1 : 0);
        appendNumber(content, 64);
        appendBytes(content, result.data);
    }
    QByteArray out;
    appendNumber(out, 32);
    appendNumber(out, qsizetype(results.size()));
    return out + offsets + content;
}

}  // namespace

CallResult aggregate3(const QByteArray& arguments, const Callee& call)
{
    AbiReader in(arguments);
    const std::vector<Call> calls = callsIn(in);
    if (!in.isGood())
        return {false, {}};
    std::vector<CallResult> results;
    for (const Call& one : calls) {
        results.push_back(call(one.target, one.data));
        if (!results.back().success && !one.allowFailure)
            return {false, abiReason("Multicall3: call failed")};
    }
    return {true, encoded(results)};
}

}  // namespace signalbox::sim
