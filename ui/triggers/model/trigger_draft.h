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
    /// What was typed where it cannot become a value, such as a body that is not JSON.
    struct Fault {
        Message text;
        QString typed;
        friend bool operator==(const Fault&, const Fault&) = default;
    };
    using Faults = std::map<QString, Fault>;  ///< by path
    explicit TriggerDraft(QObject* parent = nullptr) : QObject(parent) {}

    void setQueries(const TriggerQueries* queries);  ///< what checks and reads it; null: nothing does
    /// A stored trigger, or with an empty ID the beginning of a new one; `edited`: as it is now.
    void open(const Trigger& stored, const std::optional<Trigger>& edited = {}, const Faults& faults = {});
    void close();
    void change(const Edit& edit);   ///< of values
    void reshape(const Edit& edit);  ///< rows are added, removed, moved or become another kind
    void revert();
    void rebase(const Trigger& stored);                      ///< it was stored or read again: unsaved changes stay
    void setFault(const QString& path, const Fault& fault);  ///< an empty text removes it
    /// Of the config of an action; undefined removes the key.
    void setConfig(int action, const QString& key, const QJsonValue& value);
    void changeCondition(int index, const std::function<void(TriggerCondition&)>& edit);
    /// Reshapes the actions; their priorities follow their order.
    void reshapeActions(const std::function<void(std::vector<TriggerAction>&)>& edit);

    bool isOpen() const { return m_open; }
    bool isNew() const { return m_stored.id.isEmpty(); }
    bool isChanged() const;  ///< there is something to save: a new trigger always is
    bool isEdited() const;   ///< something was typed that would be lost
    const Faults& faults() const { return m_faults; }
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
    Faults m_faults;
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
