// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <map>
#include <optional>

#include "signalbox/triggers.h"

namespace signalbox {
class TriggerQueries;
}

namespace signalbox::ui {

/// The trigger in the editor: as it is stored, and as it is now. Every widget of the editor shows and changes this
/// object. GUI thread.
class TriggerDraft : public QObject {
    Q_OBJECT
public:
    using Edit = std::function<void(Trigger&)>;
    explicit TriggerDraft(QObject* parent = nullptr) : QObject(parent) {}

    void setQueries(const TriggerQueries* queries);  ///< what checks and reads it; null: nothing does
    void open(const Trigger& stored, const std::optional<Trigger>& edited = {});
    void close();
    void change(const Edit& edit);   ///< of values
    void reshape(const Edit& edit);  ///< rows are added, removed, moved or become another kind
    void revert();
    void rebase(const Trigger& stored);  ///< it was stored or read again: unsaved changes stay
    /// A fault that only a widget knows, such as a body that is not JSON; an empty text removes it.
    void setOwnProblem(const QString& path, const Message& text);

    bool isOpen() const { return m_open; }
    bool isNew() const { return m_stored.id.isEmpty(); }
    bool isChanged() const;
    bool isValid() const;
    const Trigger& now() const { return m_now; }
    const Trigger& stored() const { return m_stored; }
    const std::vector<TriggerProblem>& problems() const { return m_problems; }
    std::vector<TriggerProblem> problemsAt(const QString& path) const;  ///< of this place and the ones inside it
    int errors() const;
    const std::vector<TriggerPhrase>& phrases() const { return m_phrases; }
    bool hasAgentCondition() const;
    bool isStateful() const;

Q_SIGNALS:
    void reshaped();  ///< another trigger, or other rows
    void changed();   ///< follows every change, reshaped() included
    void fieldWanted(const QString& path);

private:
    void renew();
    const TriggerQueries* m_queries = nullptr;
    bool m_open = false;
    Trigger m_stored, m_now;
    std::vector<TriggerProblem> m_problems;
    std::vector<TriggerPhrase> m_phrases;
    std::map<QString, Message> m_own;
};

/// Equal for its editor: IDs of rows, states, owner and times do not matter.
bool sameContent(const Trigger& a, const Trigger& b);

/// "conditions[2].config.time_window": section conditions, index 2, rest config.time_window.
struct TriggerPlace {
    QString section, rest;
    int index = -1;
    static TriggerPlace of(const QString& path);
};

}  // namespace signalbox::ui
