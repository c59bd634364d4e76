#pragma once

#include <vector>

#include "evm/header_reader.h"
#include "evm/log_filter.h"

namespace signalbox::evm {

/// The question "may this block hold a log that the filter wants?", put to a block's logs bloom. No false "no".
class BloomProbe {
public:
    explicit BloomProbe(const LogFilter& filter);
    bool mayContain(const Bloom& bloom) const;
    /// How likely a block without any such log answers "yes", by how full its bloom is.
    double falseYes(const Bloom& bloom) const;

private:
    using Bits = std::array<std::uint16_t, 3>;
    static Bits bitsOf(const std::uint8_t* item, std::size_t size);
    std::vector<Bits> m_addresses, m_topics;
};

/// What a chain's blooms are worth, learned: some chains write zeros or leave logs out.
class BloomTrust {
public:
    /// A log came from a block whose bloom denies it: from now on blooms prove nothing.
    void sawLie() { m_lies = true; }
    bool usable() const { return !m_lies; }

    /// A block without logs whose bloom says "yes" was asked for again: did the second answer hold logs?
    void askedAgain(bool foundLogs);
    /// Whether to ask again at all: always at first; seldom once many second answers said the same.
    bool worthAskingAgain();

    /// Live: skip the request for logs that the bloom excludes. One of 50 is asked for all the same.
    bool maySkip();

private:
    bool m_lies = false;
    int m_agreed = 0;
    int m_passed = 0;
    int m_skipped = 0;
};

}  // namespace signalbox::evm
