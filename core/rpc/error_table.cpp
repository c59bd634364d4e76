// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/error_table.h"

namespace signalbox::rpc {

std::span<const CapPattern> capPatterns()
{
    using enum CapPattern::Takes;
    // "up to a 2k block range … or … cap of 10k logs" offers a choice: only its range is a hint, therefore the
    // exclusions.
    static constexpr CapPattern rows[] = {
        {R"((?:should work|try with this block range)[^\[]*\[\s*(0x[0-9a-f]+)\s*,\s*(0x[0-9a-f]+)\s*\])", HexRange},
        {R"(retry with the range (\d+)\s*-\s*(\d+))", DecimalRange},
        {R"(limited to (?:an? )?(\d+)(k?)(?![\d]*\s*(?:bytes|results|logs)))", Blocks},
        {R"(up to an? (\d+)(k?) block)", Blocks, "", "response size exceeded"},
        {R"(max(?:imum)? block range:? (?:of )?(\d+)(k?))", Blocks},
        {R"(max(?:imum)? range:? (\d+)(k?))", Blocks},
        {R"(at most (\d+)(k?) blocks)", Blocks},
        {R"(requested blocks is (\d+)(k?))", Blocks},
        {R"(maximum allowed is (\d+)(k?) blocks)", Blocks},
        {R"(ranges over (\d+)(k?) blocks)", Blocks},
        {R"(range.*limit of (\d+)(k?))", Blocks},
        {R"(narrow your filter: (\d+)(k?))", Blocks, "block range"},
        {R"(plan \(\d+ > (\d+)(k?)\))", Blocks},
        {R"(blocks distance: (\d+)(k?))", Blocks},
        {R"(max is (\d+)(k?) blocks?)", Blocks},
        {R"((?:exceeds? max results|returned more than|max logs per response is|logs matched by query exceeds limit of) (\d+)(k?))",
         Results},
        {R"(too many logs, narrow your filter: (\d+)(k?))", Results},
        {R"(cap of (\d+)(k?) logs)", Results},
    };
    return rows;
}

std::span<const FixedCap> fixedCaps()
{
    static constexpr FixedCap rows[] = {
        {"block range limit exceeded", 10'001, 100, 10'000},
        {"block range is too wide", 3'001, 1'000, 3'000},
    };
    return rows;
}

std::span<const Sign> signs()
{
    using enum ErrorClass;
    static constexpr Sign rows[] = {
        {TooManyAddresses, "addresses or topics per search position"},
        {TooManyAddresses, "specify less number of address"},
        {TooLarge, "returned more than"},
        {TooLarge, "exceeds max results"},
        {TooLarge, "too many logs"},
        {TooLarge, "narrow your filter"},
        {TooLarge, "response too large"},
        {TooLarge, "is too big"},
        {TooLarge, "response size"},
        {TooLarge, "logs matched by query exceeds"},
        {TooLarge, "range too large"},
        {TooLarge, "range is too"},
        {TooLarge, "exceeded max allowed"},
        {TooLarge, "range threshold exceeded"},
        {TooLarge, "batch too large"},
        {TooLarge, "", 413},
        {TooLarge, "query timeout exceeded", 0, 0, true},
        {TooLarge, "no backend is currently healthy", 0, 0, true},
        {TooLarge, "results", 0, -32005},
        {Billing, "", 402},
        {Billing, "", 0, 402},
        {Billing, "monthly capacity"},
        {Billing, "daily credit"},
        {Billing, "current plan"},
        {Billing, "free tier"},
        {Rate, "", 429},
        {Rate, "", 0, 429},
        {NotYet, "upstream not synced"},
        {Rate, "", 0, -32005},
        {Rate, "", 0, -32007},
        {Rate, "", 0, -32009},
        {Rate, "rate limit"},
        {Rate, "too many requests"},
        {Rate, "compute units"},
        {Rate, "capacity"},
        {Rate, "quota"},
        {Rate, "throttle"},
        {Auth, "", 401},
        {Auth, "", 403},
        {Auth, "must be authenticated"},
        {Auth, "access key"},
        {Auth, "unauthorized"},
        {Tag, "finalized block not found"},
        {Tag, "safe block not found"},
        {Tag, "not a supported"},
        {NotYet, "header not found"},
        {NotYet, "block not found"},
        {NotYet, "unknown block"},
        {NotYet, "", 0, -32014},
        {NotYet, "", 0, -32503},
        {NotYet, "cannot query unfinalized data"},
        {NotYet, "invalid block height"},
        {NotYet, "beyond current head"},
        {Pruned, "", 0, 4444},
        {Pruned, "missing trie node"},
        {Pruned, "historical state"},
        {Pruned, "pruned history"},
        {Unsupported, "", 0, -32601},
        {Unsupported, "", 0, -32004},
        {Unsupported, "", 0, -32612},
        {Unsupported, "", 0, -32613},
        {Unsupported, "", 405},
        {Unsupported, "", 501},
        {Unsupported, "method not available"},
        {Unsupported, "is not available"},
        {Revert, "", 0, 3},
        {Revert, "revert"},
        {Revert, "out of gas"},
        {Revert, "invalid opcode"},
        {Revert, "evm error:"},
        {Transient, "", 5},
        {Transient, "", 0, -32603},
        {Transient, "", 0, -32002},
        {Transient, "timeout"},
        {Transient, "timed out"},
        {FatalParams, "", 0, -32602},
        {FatalParams, "", 0, -32700},
        {FatalParams, "exceed max topics"},
    };
    return rows;
}

}  // namespace signalbox::rpc
