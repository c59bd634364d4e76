// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>
#include <vector>

namespace signalbox::ui {

/// A key of the window. Those that belong to a part of it (a table, a sheet, the SQL editor) are fixed.
struct KeyBinding {
    QString id;  ///< stable: the operator's keys are kept under it
    QKeySequence standard;
    QString meaning;
    bool fixed = false;
};

/// The keys of the window, and the operator's own, which the desk keeps. GUI thread.
class KeyBindings : public QObject {
    Q_OBJECT
public:
    static KeyBindings& instance();
    static std::vector<KeyBinding> all();

    QKeySequence keys(const QString& id) const;
    /// Who has these keys already, as a binding's meaning; empty: nobody but `id`.
    QString takenBy(const QKeySequence& keys, const QString& id) const;
    void set(const QString& id, const QKeySequence& keys);  ///< empty keys: none
    void reset(const QString& id);
    bool isOwn(const QString& id) const;

Q_SIGNALS:
    void changed(const QString& id);

private:
    using QObject::QObject;
};

}  // namespace signalbox::ui
