-- First versions of further settings.

insert into setting (kind, version, body, made_by) values ('strikes', 1, '{"limit": 3, "days": 90}', 'default');
insert into setting (kind, version, body, made_by) values ('reader_care', 1,
  '{"budget": 30, "weight_of_two": 1, "weight_of_three": 2, "pause_after": 5}', 'default');
insert into setting (kind, version, body, made_by) values ('alert_lines', 1, $$
{"lines": [
  {"instrument": "phq-9",   "item": "9", "urgent_from": 1, "immediate_from": 2},
  {"instrument": "core-10", "item": "6", "urgent_from": 1, "immediate_from": 2}]}
$$, 'default');

-- What the moderation team's messages start from. {rule} is the name of a rule, {until} reads after the word "until",
-- {helplines} and {plan} are lines of their own; {source} is for the moderator to fill in.
insert into setting (kind, version, body, made_by) values ('templates', 1, $$
{"templates": [
  {"key": "steer_back", "name": "Steer back", "use": "steer", "category": "derailing", "language": "en",
   "text": "Hello, this is the moderation team of {community}. The talk has drifted away from what this room is for, and people who came for it may feel lost. Please help us bring it back; what you want to say is welcome in a room that fits it better. Nothing else follows from this."},
  {"key": "steer_calm", "name": "Cool down together", "use": "steer", "category": "conflict", "language": "en",
   "text": "Hello, this is the moderation team of {community}. You and somebody else got into an argument, and we can see that it matters to you. Please leave it for today and let the room breathe. If you want help to sort it out, tell us with a report: every report is read. Nothing else follows from this."},
  {"key": "steer_fact", "name": "Fact check with source", "use": "steer", "category": "misinformation", "language": "en",
   "text": "Hello, this is the moderation team of {community}. Thank you for wanting to help. What you wrote does not match what we found here: {source} Please have a look, and correct your message if you can. It is easy to get such things wrong; nothing else follows from this."},
  {"key": "warn", "name": "A warning", "use": "warn", "category": null, "language": "en",
   "text": "Hello, this is the moderation team of {community}. One of your messages went against our rule “{rule}”. Please keep to it from now on, so that everybody can feel at home here. If you think we got it wrong, report this message and say why: every report is read."},
  {"key": "warn_harassment", "name": "A warning about harassment", "use": "warn", "category": "harassment", "language": "en",
   "text": "Hello, this is the moderation team of {community}. What you wrote to another member was hard on them and went against our rule “{rule}”. Please leave them in peace from now on. If something between you needs to be sorted out, tell us with a report, and we help."},
  {"key": "warn_abuse", "name": "A warning about abusive words", "use": "warn", "category": "abuse", "language": "en",
   "text": "Hello, this is the moderation team of {community}. The words you used hurt people and went against our rule “{rule}”. You may be angry here; please say it without words that hurt. If you think we got it wrong, report this message and say why: every report is read."},
  {"key": "warn_contact_details", "name": "A warning about contact details", "use": "warn", "category": "contact_details", "language": "en",
   "text": "Hello, this is the moderation team of {community}. You shared details by which somebody can be found, and our rule “{rule}” keeps those out of the rooms. It protects you and others. Please do not post them again."},
  {"key": "warn_misinformation", "name": "A warning about wrong advice", "use": "warn", "category": "misinformation", "language": "en",
   "text": "Hello, this is the moderation team of {community}. Advice that you gave can harm somebody who follows it, and it went against our rule “{rule}”. Please share only what you know, and say how you know it."},
  {"key": "warn_spam", "name": "A warning about promotion", "use": "warn", "category": "spam", "language": "en",
   "text": "Hello, this is the moderation team of {community}. You posted promotion, and our rule “{rule}” keeps the rooms free of it. Please do not post it again. You are welcome to stay and talk."},
  {"key": "mute", "name": "You cannot post for a while", "use": "mute", "category": null, "language": "en",
   "text": "Hello, this is the moderation team of {community}. After what you wrote, you can read but not post until {until}. It went against our rule “{rule}”. You can write again after that, without having to ask. If you think we got it wrong, report this message and say why: every report is read."},
  {"key": "suspend", "name": "Your account rests", "use": "suspend", "category": null, "language": "en",
   "text": "Hello, this is the moderation team of {community}. Your account rests until {until}, because what you wrote went against our rule “{rule}”. You can come back after that, without having to ask."},
  {"key": "kick", "name": "Not in this room for a while", "use": "kick", "category": null, "language": "en",
   "text": "Hello, this is the moderation team of {community}. We have taken you out of the room “{room}” until {until}, because what you wrote there went against our rule “{rule}”. All other rooms stay open to you. If you think we got it wrong, report this message and say why: every report is read."},
  {"key": "ban", "name": "Your account is closed", "use": "ban", "category": null, "language": "en",
   "text": "Hello, this is the moderation team of {community}. We have closed your account until {until}, because what you wrote went against our rule “{rule}”. Two of us looked at it before we decided."},
  {"key": "contact_gentle", "name": "Gentle opening", "use": "contact", "category": null, "language": "en",
   "text": "Hello, this is a person from the team of {community}. We read what you wrote, and it sounds as if things are very hard right now. You have done nothing wrong. Would you like to tell me how you are, as much or as little as you want? If you are in danger right now, please call the emergency number where you are."},
  {"key": "contact_checking_in", "name": "Checking in", "use": "contact", "category": "worry", "language": "en",
   "text": "Hello, this is a person from the team of {community}. Somebody here cares about how you are, and so do we. How are you today? You do not have to answer, and you are not in trouble. If you would like to talk, I am here."},
  {"key": "contact_check_in", "name": "After a check-in", "use": "contact", "category": "check_in", "language": "en",
   "text": "Hello, this is a person from the team of {community}. Thank you for your honest answers in the check-in. One of them tells me that it may be a heavy time for you, and I would like to hear how you are. Are you safe right now? Only our small team sees what you write here."},
  {"key": "signpost", "name": "People to talk to", "use": "signpost", "category": null, "language": "en",
   "text": "Hello, this is a person from the team of {community}. You do not have to carry this alone. These people listen, day or night where it says so:\n{helplines}\nIf you are in danger right now, please call the emergency number where you are. You can write to us here as well."},
  {"key": "safety_plan", "name": "Your safety plan", "use": "safety_plan", "category": null, "language": "en",
   "text": "Hello, this is a person from the team of {community}. This is the plan that we made together, for the moments when it gets hard. Keep it where you find it quickly:\n{plan}\nYou can change it whenever you like. Write to us if you want to go through it again."},
  {"key": "outcome_acted", "name": "We acted on your report", "use": "outcome_acted", "category": null, "language": "en",
   "text": "Hello, this is the moderation team of {community}. You told us about a message. We looked at it together with the messages around it, and we have acted. We cannot say more about another member. Thank you for looking out for this place."},
  {"key": "outcome_no_action", "name": "No rule was broken", "use": "outcome_no_action", "category": null, "language": "en",
   "text": "Hello, this is the moderation team of {community}. You told us about a message. We looked at it together with the messages around it and did not find that it breaks our rules. It was right to tell us. If it goes on or gets worse, please tell us again."},
  {"key": "outcome_care", "name": "Somebody is looking after it", "use": "outcome_care", "category": null, "language": "en",
   "text": "Hello, this is the team of {community}. You told us that you are worried. A person from our team has looked at it and is taking care of it; for everybody’s privacy we cannot say more. Worrying about others is tiring: if it weighs on you too, tell us with a report: every report is read."},
  {"key": "auto_signpost", "name": "While nobody is here", "use": "auto_signpost", "category": null, "language": "en",
   "text": "Hello, this is an automatic message of {community}. Somebody is worried about you, and nobody from our team is here at this hour. You do not have to wait for us; these people listen now:\n{helplines}\nIf you are in danger, please call the emergency number where you are. A person from our team reads this as soon as they are back."}]}
$$, 'default');

-- What somebody may leave to colleagues.
insert into setting (kind, version, body, made_by) values ('topics', 1, $$
{"topics": [
  {"key": "self_harm",         "name": "Self-harm and suicide", "categories": ["self_harm", "crisis", "worry"]},
  {"key": "check_in",          "name": "Answers of check-ins",  "categories": ["check_in"]},
  {"key": "harassment",        "name": "Abuse and harassment",  "categories": ["abuse", "harassment", "intellectual", "private_messages"]},
  {"key": "discrimination",    "name": "Discrimination",        "categories": ["racist", "sexist", "homophobic", "transphobic", "ableist", "ageist"]},
  {"key": "sexual_harassment", "name": "Sexual harassment",     "categories": ["sex_harassment"]},
  {"key": "threats",           "name": "Threats",               "categories": ["threat"]}]}
$$, 'default');

-- Why somebody saved it, in their own words.
alter table setting add column reason text;

-- A report can name what a check-in opens by itself: it is sorted like the answer that asks for somebody.
insert into setting (kind, version, body, made_by)
select 'sorting', version + 1, jsonb_set(body, '{categories}', body -> 'categories'
         || '{"category": "check_in", "path": "care", "tier": "urgent", "severity": 2}'), 'default'
from (select version, body from setting where kind = 'sorting' order by version desc limit 1) newest
where not body @> '{"categories": [{"category": "check_in"}]}';
