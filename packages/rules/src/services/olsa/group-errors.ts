import type { ServiceErrorRow } from '../../model/service.ts';
import { addToGroupDoc, createGroupDoc, editGroupDoc, olsaInferred, removeFromGroupDoc } from '../sources.ts';
import { places, row } from './fault-row.ts';

/** Faults about who is in which group. */
const membership = {
  groupMissing: row(
    removeFromGroupDoc,
    'Could not find the group X',
    'could not find the group',
    places('groupCode'),
    'Give the code of a group that exists.',
  ),
  userNotInGroup: row(
    removeFromGroupDoc,
    "/ug_00000010/X unlink failed. AssignUserToGroup: Can't remove user X from Y. User not in group.",
    "can't remove user",
    places('groupCode'),
    'The user is not in that group: check the code, or leave it out where the user has left the group already.',
  ),
  // The page forbids it; how the service words it is not known.
  lastGroup: row(
    olsaInferred,
    '/ug_00000010/X unlink failed. A user must always be a member of at least one group.',
    'member of at least one group',
    places('groupCode'),
    'Put the user into another group first: a user is always a member of one.',
  ),
  userInGroup: row(
    olsaInferred,
    'The user is in the group already.',
    'in the group already',
    places('groupCode'),
    'Leave out the groups the user is in.',
  ),
  userNotValid: row(
    removeFromGroupDoc,
    '/ug_00000010/X unlink failed. com.skillsoft.elms.pub.platform.exception.BCDException: X is not a valid user.',
    'is not a valid user',
    places('userName', 'username'),
    'Give the login name of a user that exists.',
  ),
  userNotFound: row(
    addToGroupDoc,
    'Could not find the user',
    'could not find the user',
    places('userName', 'username'),
    'Check the login name; with Privacy Support it is the one UM_CreateUser made.',
  ),
};

/** Of the calls that make and change groups, which say nothing about a user: they have no place in our requests. */
const ownCalls = {
  groupExists: row(
    createGroupDoc,
    'The user group already exists.',
    'user group already exists',
    [],
    'Give a code and a title that no group has; without both of them it is this fault, too.',
  ),
  groupTitleTooLong: row(
    createGroupDoc,
    "'TITLE' field is too long. Max 240 characters",
    "'title' field is too long",
    [],
    'Shorten the title of the group to 240 characters.',
  ),
  groupTitleMissing: row(
    createGroupDoc,
    'Error: No Group Title Specified',
    'no group title specified',
    [],
    'Give the group a title.',
  ),
  parentGroupProblem: row(
    createGroupDoc,
    'Problem encountered with parentGroupCode X',
    'problem encountered with parentgroupcode',
    [],
    'Give the code of a parent group that exists.',
  ),
  parentGroupMissing: row(
    editGroupDoc,
    'Error: Parent Group does not exist.',
    'parent group does not exist',
    [],
    'Give the code of a parent group that exists.',
  ),
  groupUnknown: row(
    editGroupDoc,
    'Error: Group does not exist.',
    'error: group does not exist',
    [],
    'Give the code of a group that exists.',
  ),
  newGroupCodeTooLong: row(
    editGroupDoc,
    'Error: Org Code too long.',
    'org code too long',
    [],
    'Shorten the new code of the group to 240 characters.',
  ),
  newGroupTitleTooLong: row(
    editGroupDoc,
    'Error: New title is too long.',
    'new title is too long',
    [],
    'Shorten the new title of the group to 240 characters.',
  ),
  groupEditEmpty: row(
    editGroupDoc,
    'Error: Please check the edit values.',
    'please check the edit values',
    [],
    'Give a new code, a new parent group, or both.',
  ),
};

export const groupErrors = { ...ownCalls, ...membership } satisfies Readonly<Record<string, ServiceErrorRow>>;
