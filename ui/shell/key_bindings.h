// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>
#include <vector>

namespace signalbox::ui {

class Desk;

/// A shortcut of the window. Shortcuts of one part (a table, a sheet, the SQL editor) are fixed.
struct KeyBinding {
    QString id;  ///< stable: key of the operator's setting
    QKeySequence standard;
    QString meaning;
    bool fixed = false;
};

/// The shortcuts of the window with the operator's changes, which the desk stores. GUI thread.
class KeyBindings : public QObject {
    Q_OBJECT
public:
    explicit KeyBindings(Desk* desk, QObject* parent = nullptr);
    static std::vector<KeyBinding> all();

    QKeySequence keys(const QString& id) const;
    QString text(const QString& id) const;  ///< keys in the system's notation, for menus and tool tips
    /// Meaning of another binding that uses these keys; empty if only `id` does.
    QString takenBy(const QKeySequence& keys, const QString& id) const;
    void set(const QString& id, const QKeySequence& keys);  ///< empty keys: none
    void reset(const QString& id);
    bool isOwn(const QString& id) const;

Q_SIGNALS:
    void changed(const QString& id);

private:
    Desk* m_desk;
};

}  // namespace signalbox::ui
