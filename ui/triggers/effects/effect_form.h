// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QWidget>

#include "signalbox/triggers.h"

namespace signalbox::ui {

class TriggerDraft;

/// The fields of one action, by its type. It shows and changes the action's config in the draft.
class EffectForm : public QWidget {
    Q_OBJECT
public:
    EffectForm(TriggerDraft* draft, int action, QWidget* parent = nullptr)
        : QWidget(parent), m_draft(draft), m_action(action)
    {
    }
    static EffectForm* make(TriggerDraft* draft, int action);

    virtual QList<QWidget*> headWidgets() = 0;  ///< beside the action's name
    virtual void renew() = 0;
    virtual void setPreview(const ActionPreview& preview, const QString& eventTime) = 0;
    virtual void setPreviewFailure(const QString& text) = 0;
    virtual void focusField(const QString& key) = 0;  ///< the part of a path after "config."
    virtual void setSecrets(const QStringList& names) = 0;

Q_SIGNALS:
    void secretWanted(const QString& name);  ///< to be set in its sheet

protected:
    TriggerDraft* draft() const { return m_draft; }
    int index() const { return m_action; }
    QJsonValue value(const QString& key) const;
    void set(const QString& key, const QJsonValue& value);  ///< undefined removes the key
    bool isRefused(const QString& key) const;

private:
    TriggerDraft* m_draft;
    const int m_action;
};

}  // namespace signalbox::ui
