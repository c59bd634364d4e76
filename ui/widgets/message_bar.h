// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFrame>
#include <QHash>
#include <QPointer>
#include <functional>
#include <vector>

#include "theme/sign.h"

class QVBoxLayout;

namespace signalbox::ui {

struct MessageAction {
    QString id;  ///< stable: a bar that is set again keeps its buttons
    QString text;
    bool quiet = false;
    std::function<void()> run;
};

/// One background error. `what` is drawn bold ("Celo stopped at 12:04:"), followed by `text`.
struct BarMessage {
    QString key;  ///< identifies the subject: setting a message again updates its bar
    State state = State::Info;
    QString what, text;
    std::vector<MessageAction> actions;
    bool dismissible = true;
    bool brief = false;  ///< disappears automatically; always shown, even above the maximum
    bool whole = false;  ///< shown in full, on several lines, when the operator has to act
};

class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    void set(const BarMessage& message);
    const QString& key() const { return m_message.key; }

Q_SIGNALS:
    void dismissed(const QString& key);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    BarMessage m_message;
    QWidget* m_text;
    QWidget* m_buttons;
    QString m_shape;
};

/// At most three bars, then "4 more"; errors are above warnings, warnings above information. Setting, changing and
/// removing is by key. A dismissed message stays dismissed while its error lasts and when it recurs within half an
/// hour. Never modal, never steals the focus.
class MessageStack : public QWidget {
    Q_OBJECT
public:
    explicit MessageStack(QWidget* parent = nullptr);

    void setMessages(const QString& source, std::vector<BarMessage> messages);  ///< all of one source, worst first
    void post(
        const BarMessage& message);  ///< a single one, until remove() or dismissal; shown even if dismissed before
    void offer(const BarMessage& message);  ///< the same, but what was dismissed stays so
    void remove(const QString& key);
    int count() const;

    /// What was dismissed, for a stack that takes this one's place.
    using Dismissals = QHash<QString, QDateTime>;
    const Dismissals& dismissals() const { return m_dismissed; }
    void setDismissals(const Dismissals& dismissals) { m_dismissed = dismissals; }
    static constexpr int rememberedSeconds = 1'800;

private:
    bool isDismissed(const QString& key) const { return m_dismissed.contains(key); }
    void renew();
    void dismiss(const QString& key);

    QVBoxLayout* m_layout;
    std::vector<std::pair<QString, std::vector<BarMessage>>> m_sources;
    Dismissals m_dismissed;  ///< time of the last message, by key
    std::vector<MessageBar*> m_bars;
    QWidget* m_more = nullptr;
    bool m_all = false;
};

}  // namespace signalbox::ui
