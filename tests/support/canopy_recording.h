// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "signalbox/interval.h"

namespace signalbox::test {

/// One recorded answer of a Canopy node.
struct CanopyAnswer {
    int status = 200;
    bool protobuf = false;
    qint64 at = 0;  ///< time of the request, Unix ms
    QByteArray body;
};

/// The answers of a node of one chain, by request; README.md beside the recordings describes the format. Immutable once
/// loaded, so servers of any thread share one.
class CanopyRecording {
public:
    /// The whole recording if it is beside the source tree (or in SIGNALBOX_CANOPY_RECORDINGS), else the excerpt in
    /// tests/data. Each is read once per process. Null if there is none of that chain.
    static std::shared_ptr<const CanopyRecording> ofChain(int chain);
    static std::shared_ptr<const CanopyRecording> slice(int chain);
    /// `files`: .jsonl.zst, of which the lines of `chain` are read.
    static std::shared_ptr<const CanopyRecording> read(const QStringList& files, int chain);
    static QString folder();  ///< folder of the whole recordings; empty if unavailable

    /// One chain of one file: `name` is the file's, with the chain's if the file contains several.
    struct Set {
        QString name;
        std::shared_ptr<const CanopyRecording> recording;
    };
    /// Every chain of every file of the folder, or of the excerpts if there is no folder, and the generated ones (see
    /// canopyStories()). Lines with a note are trials and are skipped.
    static const std::vector<Set>& sets();
    /// By the value of `chain` in its lines.
    static std::map<QByteArray, std::shared_ptr<const CanopyRecording>> readAll(const QString& file);

    quint64 chain() const { return m_chain; }  ///< ID that the chain itself reports
    quint64 network() const { return m_network; }
    Height lastBlock() const { return m_lastBlock; }
    Height lastState() const { return m_lastBlock + 1; }
    /// Blocks for which every answer that an indexer needs is recorded in that form, including both states.
    bool hasBulk(Height block) const;
    bool hasPlain(Height block) const;
    bool hasState(Height state) const;
    /// Ranges without a gap of blocks that have the plain or the bulk form.
    const std::vector<Interval>& runs() const { return m_runs; }

    /// The parts of a request in the node's normal form: keys sorted, defaults removed, paging and height separate.
    struct Request {
        QByteArray path;
        QByteArray rest;  ///< other keys, canonical
        quint64 height = 0;
        qint64 page = 1, perPage = 10;
    };
    bool knows(const QByteArray& path) const { return m_keys.contains(path); }
    bool isGet(const QByteArray& path) const { return m_gets.contains(path); }
    /// None if the node cannot read the body.
    std::optional<Request> parse(const QByteArray& path, const QByteArray& body) const;

    const CanopyAnswer* at(const Request& request, quint64 height) const;
    /// The requested page, cut from the recorded ones.
    QByteArray page(const Request& request, quint64 height) const;
    bool isPaged(const QByteArray& path) const { return m_paged.contains(path); }
    /// The newest answer to that request at the time; the first one if there is none before it.
    const CanopyAnswer* newest(const Request& request, qint64 at) const;
    qint64 timeOf(Height state) const;        ///< time at which that state was the newest
    Height tipAt(qint64 at, bool* up) const;  ///< by the recorded head; `up` is true if the node was answering
    qint64 begin() const { return m_heads.empty() ? 0 : m_heads.front().at; }
    qint64 end() const { return m_heads.empty() ? 0 : m_heads.back().at; }

private:
    struct Head {
        qint64 at = 0;
        Height tip = 0;  ///< 0 if the node did not answer
    };
    using Lines = std::map<QByteArray, std::shared_ptr<CanopyRecording>>;
    /// Adds the line to the recording of its chain; only to that of `only`, unless it is empty.
    static void take(const QByteArray& line, const QByteArray& only, Lines& into);
    void keep(const QByteArray& path, const QByteArray& method, const QByteArray& body, CanopyAnswer answer);
    void finish();
    void nameChain();
    bool has(const char* route, Height height) const;
    QByteArray canonical(const QByteArray& path, const std::map<QByteArray, QByteArray>& fields) const;

    quint64 m_chain = 0, m_network = 0;
    QByteArray m_label;  ///< value of `chain` in the lines
    Height m_lastBlock = 0;
    std::vector<Interval> m_runs;
    std::set<Height> m_blocks;
    QHash<QByteArray, std::vector<CanopyAnswer>> m_answers;  ///< by path, height, rest: one answer or several over time
    QHash<QByteArray, std::map<qint64, QByteArray>> m_pages;        ///< by path, height, rest: by page number
    QHash<QByteArray, std::vector<const CanopyAnswer*>> m_anyTime;  ///< by path, rest
    QHash<QByteArray, std::set<QByteArray>> m_keys;
    std::set<QByteArray> m_gets, m_paged;
    std::vector<Head> m_heads;
    std::map<Height, qint64> m_times;
};

}  // namespace signalbox::test
