// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>
#include <memory>
#include <mutex>
#include <optional>

#include "support/receivers.h"

namespace signalbox::test {

/// Recorded answers of LCDs and of Hermes; README.md in tests/data/cosmos describes them.
class ClearingRecording {
public:
    struct Answer {
        int status = 0;  ///< exit code of a program
        QByteArray response;
    };
    static const ClearingRecording& get();  ///< throws std::runtime_error if it cannot be read

    std::optional<Answer> lcd(const QByteArray& chain, const QByteArray& target) const;
    std::optional<Answer> rest(const QByteArray& method, const QByteArray& target) const;
    /// Arguments without --config and its value. Of several runs the one that printed most.
    std::optional<Answer> program(const QStringList& arguments) const;

private:
    QHash<QByteArray, Answer> m_answers;
};

/// An LCD on 127.0.0.1 that answers as the recorded chain did at the end, and 501 to what was not asked. Answers can be
/// replaced from any thread.
class RecordedLcd {
public:
    explicit RecordedLcd(QByteArray chain);
    QString url() const { return m_receiver->url(QString()); }
    void replace(const QByteArray& target, const ClearingRecording::Answer& answer);
    void restore();
    void down(bool isDown);  ///< answers 503 as while it starts
    std::vector<SeenRequest> seen() const { return m_receiver->seen(); }

    static constexpr char network[] = "/cosmos/base/tendermint/v1beta1/node_info";

private:
    ReceiverAnswer answer(const SeenRequest& request) const;

    const QByteArray m_chain;
    mutable std::mutex m_mutex;
    QHash<QByteArray, ClearingRecording::Answer> m_replaced;
    bool m_down = false;
    std::unique_ptr<Receiver> m_receiver;
};

/// The REST interface of the recorded Hermes.
ReceiverAnswer recordedHermes(const SeenRequest& request);

}  // namespace signalbox::test
