// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/key_bindings.h"

#include <QCoreApplication>
#include <algorithm>

#include "desk/desk.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

struct BindingWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::Shortcuts)
};

QString keyOf(const QString& id)
{
    return u"keys/"_s + id;
}

KeyBinding own(const char* id, const QKeySequence& keys, const QString& meaning)
{
    return {QLatin1String(id), keys, meaning, false};
}

KeyBinding fixed(const char* id, const QKeySequence& keys, const QString& meaning)
{
    return {QLatin1String(id), keys, meaning, true};
}

}  // namespace

KeyBindings::KeyBindings(Desk* desk, QObject* parent) : QObject(parent), m_desk(desk) {}

std::vector<KeyBinding> KeyBindings::all()
{
    return {
        own("palette", Qt::CTRL | Qt::Key_K, BindingWords::tr("Search or run a command")),
        fixed("screens", Qt::CTRL | Qt::Key_1, BindingWords::tr("First screen; Ctrl+2 to Ctrl+9 open the others")),
        own("settings", Qt::CTRL | Qt::Key_Comma, BindingWords::tr("Settings")),
        own("back", Qt::ALT | Qt::Key_Left, BindingWords::tr("Back to the previous page")),
        own("forward", Qt::ALT | Qt::Key_Right, BindingWords::tr("Forward")),
        own("refresh", Qt::Key_F5, BindingWords::tr("Refresh this screen (also Ctrl+R)")),
        own("find", Qt::CTRL | Qt::Key_F, BindingWords::tr("Find on this screen (also /)")),
        own("block", Qt::CTRL | Qt::Key_G, BindingWords::tr("Go to a block")),
        own("range", Qt::CTRL | Qt::Key_L, BindingWords::tr("Select the time range")),
        fixed("live", Qt::Key_Space, BindingWords::tr("Pause or resume live updates")),
        own("address", Qt::CTRL | Qt::SHIFT | Qt::Key_C, BindingWords::tr("Copy the address of this page")),
        own("add-chain", Qt::CTRL | Qt::Key_N, BindingWords::tr("Add a chain")),
        fixed("copy", Qt::CTRL | Qt::Key_C, BindingWords::tr("Copy the selected rows of a table")),
        fixed("run", Qt::CTRL | Qt::Key_Return,
              BindingWords::tr("Run the SQL statement at the cursor (with Shift: in a new tab)")),
        fixed("save", Qt::CTRL | Qt::Key_S, BindingWords::tr("Save the SQL query")),
        fixed("close-tab", Qt::CTRL | Qt::Key_W, BindingWords::tr("Close the SQL tab")),
        fixed("export", Qt::CTRL | Qt::Key_E, BindingWords::tr("Export the listed events")),
        fixed("open", Qt::Key_Return, BindingWords::tr("Press the focused button or open the current row")),
        fixed("close", Qt::Key_Escape, BindingWords::tr("Close the top sheet, menu or pane")),
        own("shortcuts", Qt::Key_F1, BindingWords::tr("Show this list (also ?)")),
        own("quit", Qt::CTRL | Qt::Key_Q, BindingWords::tr("Quit")),
    };
}

QKeySequence KeyBindings::keys(const QString& id) const
{
    const QVariant kept = m_desk->value(keyOf(id));
    if (kept.isValid())
        return QKeySequence::fromString(kept.toString(), QKeySequence::PortableText);
    for (const KeyBinding& each : all())
        if (each.id == id)
            return each.standard;
    return {};
}

QString KeyBindings::text(const QString& id) const
{
    return keys(id).toString(QKeySequence::NativeText);
}

QString KeyBindings::takenBy(const QKeySequence& keys, const QString& id) const
{
    if (keys.isEmpty())
        return {};
    static const QKeySequence also[] = {QKeySequence(Qt::CTRL | Qt::Key_R)};
    for (const KeyBinding& each : all()) {
        const bool screen = each.id == u"screens"_s && keys.count() == 1 &&
                            keys[0].keyboardModifiers() == Qt::ControlModifier && keys[0].key() >= Qt::Key_1 &&
                            keys[0].key() <= Qt::Key_9;
        const bool refresh = each.id == u"refresh"_s && keys == also[0];
        if (each.id != id && (screen || refresh || this->keys(each.id) == keys))
            return each.meaning;
    }
    return {};
}

void KeyBindings::set(const QString& id, const QKeySequence& keys)
{
    m_desk->setValue(keyOf(id), keys.toString(QKeySequence::PortableText));
    Q_EMIT changed(id);
}

void KeyBindings::reset(const QString& id)
{
    m_desk->remove(keyOf(id));
    Q_EMIT changed(id);
}

bool KeyBindings::isOwn(const QString& id) const
{
    return m_desk->value(keyOf(id)).isValid();
}

}  // namespace signalbox::ui
