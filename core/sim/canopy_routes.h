// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "sim/canopy_chain.h"
#include "sim/canopy_writer.h"

namespace signalbox::sim {

struct CanopySimReply {
    int status = 200;
    QByteArray body;
    bool protobuf = false;
};

/// The answers of the simulated node to single requests. Any thread.
class CanopyRoutes {
public:
    explicit CanopyRoutes(std::shared_ptr<CanopySimChain> chain) : m_chain(std::move(chain)) {}
    CanopySimReply answer(const QByteArray& method, const QByteArray& path, const QByteArray& body) const;

private:
    using Form = CanopyWriter::Form;
    void writeBlock(CanopyWriter& to, Height block) const;
    void writeHeader(CanopyWriter& to, Height block) const;
    void writeCertificate(CanopyWriter& to, Height block, bool whole) const;
    void writeTransactions(CanopyWriter& to, Height block) const;
    void writeEvents(CanopyWriter& to, Height block) const;
    void writeParams(CanopyWriter& to) const;
    void writeSupply(CanopyWriter& to, Height state) const;
    void writeCommittees(CanopyWriter& to, Height state) const;
    QByteArray batches(Height created, Form form, bool locked) const;  ///< empty if there are none
    QByteArray bulk(Height state) const;
    QByteArray blob(Height state, Height touchedIn, Height block, Form form) const;
    QByteArray page(const QByteArray& route, Height state, qint64 number, qint64 size) const;
    std::vector<std::pair<Bytes20, quint64>> nonSigners(Height state) const;

    std::shared_ptr<CanopySimChain> m_chain;
};

}  // namespace signalbox::sim
