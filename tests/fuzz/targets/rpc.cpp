// SPDX-License-Identifier: GPL-3.0-or-later

// Answers of JSON-RPC nodes and of proxies in front of them. First byte: the number of calls in the batch.
#include "fuzz_input.h"
#include "rpc/error_class.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"

using namespace signalbox;

namespace {

void judge(const rpc::Fault& fault)
{
    const rpc::Verdict verdict = rpc::classify(fault, 1000);
    const Error error = rpc::toError(fault, verdict, u"https://node.example"_s);
    fuzz::require(!error.code.isEmpty() && !error.text().isEmpty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const int count = input.takeByte() % 9;
    const int status = count % 2 == 0 ? 429 : 500;
    const rpc::RpcValue single = rpc::readResult(input.rest());
    if (!single)
        judge(single.error());
    const auto batch = rpc::readBatch(input.rest(), count);
    fuzz::require(batch.size() == static_cast<std::size_t>(count));
    for (const rpc::RpcValue& value : batch)
        if (!value)
            judge(value.error());
    judge(rpc::faultOfStatus(status, input.rest()));
    return 0;
}
