#pragma once

#include <QWidget>

#include "shell/settings_source.h"

class QLineEdit;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class Segments;
class Switch;
class Text;

/// One declared setting: name, control, its sentence with the limits, and beside it why a value was refused.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    SettingRow(SettingsSource* source, const SettingField& field, QWidget* parent = nullptr);

private:
    void save(const QString& text);
    void renew();  ///< shows what is set now

    SettingsSource* m_source;
    SettingField m_field;
    QLineEdit* m_edit = nullptr;
    Switch* m_switch = nullptr;
    Segments* m_choice = nullptr;
    QPushButton* m_back;
    CheckLine* m_check;
    bool m_showing = false;
};

/// Keeps the wrapped texts in the widget as high as they need at their width: a scrolled page gives them one line only.
void keepTexts(QWidget* widget);

/// A label left, its control right, a small sentence below: as every line of the settings page is.
QWidget* settingLine(const QString& label, const QString& sentence, QWidget* control);

}  // namespace signalbox::ui
